using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Delightful.Cli.Dashboard.Serving;

/// <summary>The style sheet, the scripts and the icon, out of this program itself.</summary>
static class PageFiles
{
    const string Prefix = "dashboard/";

    static readonly FrozenDictionary<string, byte[]> Files = Read();

    public static Task AnswerAsync(HttpContext http) =>
        http.Request.RouteValues["name"] is string name && Files.TryGetValue(name, out var content) && TypeOf(name) is { } type
            ? Answer.WriteAsync(http, content, type)
            : throw new NoSuchPageException();

    static string? TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => null,
    };

    static FrozenDictionary<string, byte[]> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(name => name[Prefix.Length..], name =>
        {
            using var content = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[content.Length];
            content.ReadExactly(bytes);
            return bytes;
        });
    }
}

/// <summary>There is nothing at the address that was asked for.</summary>
sealed class NoSuchPageException : Exception;
