using System.Diagnostics;
using Delightful.Local.Processes;

namespace Delightful.Local.Moto;

/// <summary>How to start moto here.</summary>
static class MotoCommand
{
    public const string Remedy = "Install it with: python3 -m pip install \"moto[all,server]\" aws-sam-translator";

    /// <summary>The folder of sitecustomize.py, which Python imports when it starts: see there.</summary>
    static readonly string Isolation = Path.Combine(AppContext.BaseDirectory, "Moto");

    public static ProcessStartInfo For(int port)
    {
        var server = Tools.Find("moto_server");
        var program = server ?? Tools.Find("python3") ?? throw new InvalidOperationException($"Neither moto_server nor python3 is on PATH. {Remedy}");
        string[] arguments = [.. server is null ? ["-m", "moto.server"] : Array.Empty<string>(), "-H", "127.0.0.1", "-p", port.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        var info = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["MOTO_ACCOUNT_ID"] = LocalCloudOptions.Account;
        info.Environment.Remove("AWS_ENDPOINT_URL");
        info.Environment["PYTHONPATH"] = string.Join(Path.PathSeparator, Isolation, info.Environment.TryGetValue("PYTHONPATH", out var others) ? others : "").TrimEnd(Path.PathSeparator);
        info.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        return info;
    }
}
