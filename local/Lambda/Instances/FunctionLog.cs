using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.Lambda.Instances;

/// <summary>What functions print, a file each under logs/ of the state directory, also at GET /_logs/NAME.</summary>
sealed class FunctionLog(LocalCloudOptions options) : IEndpoints, IDisposable
{
    readonly ConcurrentDictionary<string, Lazy<TextWriter>> writers = new();

    public string PathOf(string function) => Path.Combine(options.StateDirectory, "logs", $"{function}.log");

    public void Attach(string function, Process process)
    {
        var writer = writers.GetOrAdd(function, name => new(() => Open(PathOf(name)))).Value;
        process.OutputDataReceived += (_, line) => Write(writer, line.Data);
        process.ErrorDataReceived += (_, line) => Write(writer, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/_logs/{function}", (HttpContext http) =>
    {
        var path = PathOf(Path.GetFileName((string)http.Request.RouteValues["function"]!));
        if (!File.Exists(path))
        {
            http.Response.StatusCode = 404;
            return Task.CompletedTask;
        }
        http.Response.ContentType = "text/plain; charset=utf-8";
        return CopyAsync(path, http);
    });

    public void Dispose()
    {
        foreach (var writer in writers.Values)
            writer.Value.Dispose();
    }

    static async Task CopyAsync(string path, HttpContext http)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        await file.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    static TextWriter Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return TextWriter.Synchronized(new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true });
    }

    static void Write(TextWriter writer, string? line)
    {
        try
        {
            if (line is not null)
                writer.WriteLine(line);
        }
        catch (ObjectDisposedException)
        {
            // A process that is being killed may still have printed something.
        }
    }
}
