using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Delightful.Core.Analysis.Images;

/// <summary>Commands as a shell would see them, whichever form they are written in.</summary>
internal static partial class CommandText
{
    /// <summary>An exec form such as <c>["node", "app.js"]</c> as one line; anything else as it is.</summary>
    public static string Of(string written)
    {
        if (!written.StartsWith('['))
            return written.Trim();
        try
        {
            using var list = JsonDocument.Parse(written);
            return string.Join(' ', list.RootElement.EnumerateArray().Select(e => e.GetString() ?? "").Select(e => e.Contains(' ') && !e.Contains('"') ? $"\"{e}\"" : e));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return written.Trim();
        }
    }

    /// <summary>The port that a command tells its server to listen on; null when it tells none.</summary>
    public static int? PortOf(string command)
    {
        try
        {
            return Told().Match(command) is { Success: true } match && int.TryParse(match.Groups["port"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 ? port : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"(?:(?:--(?:port|http-port|server\.port)|-Dserver\.port|-Dquarkus\.http\.port|-p)[ =]""?|(?:-b|--bind|--listen|--http|-Q|runserver|-S|--urls|--address|--host)[ =]""?(?:https?://)?[^ :$]{0,60}:|\bPORT=)(?<port>\d{2,5})(?![\d.])", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Told();
}
