using System.Text.Json.Nodes;

namespace Delightful.Local.CodeBuild;

/// <summary>The build's output: a file that grows as the build runs, copied to its log stream when a phase ends.</summary>
sealed class BuildLog(LocalCloudOptions options, MotoClient moto, Build build)
{
    const int EventLimit = 200_000;
    bool created;
    long copied;

    public string File { get; } = Path.Combine(
        Directory.CreateDirectory(Path.Combine(options.StateDirectory, "logs", "builds", build.Project)).FullName, $"{build.Uuid}.log");

    public void Write(string line) => System.IO.File.AppendAllText(File, $"[Container] {DateTime.UtcNow:yyyy/MM/dd HH:mm:ss} {line}\n");

    /// <summary>Sends what is new to the log stream. A build does not fail for its log: the file has it all.</summary>
    public async Task CopyAsync(CancellationToken ct)
    {
        try
        {
            await SendNewAsync(ct);
        }
        catch (Exception refused) when (refused is AwsException or HttpRequestException)
        {
            Write($"Log stream {build.Uuid}: {refused.Message}");
        }
    }

    async Task SendNewAsync(CancellationToken ct)
    {
        var lines = await NewLinesAsync(ct);
        if (lines.Length == 0)
            return;
        if (!created)
            await CreateStreamAsync(ct);
        created = true;
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        await moto.JsonAsync("logs", "Logs_20140328.PutLogEvents", Stream(("logEvents", new JsonArray([.. lines.Select(line => new JsonObject { ["timestamp"] = now, ["message"] = line })]))), ct);
    }

    async Task<string[]> NewLinesAsync(CancellationToken ct)
    {
        await using var file = new FileStream(File, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
        file.Position = copied;
        var text = await new StreamReader(file).ReadToEndAsync(ct);
        copied = file.Length;
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Length > EventLimit ? line[..EventLimit] : line)];
    }

    async Task CreateStreamAsync(CancellationToken ct)
    {
        try
        {
            await moto.JsonAsync("logs", "Logs_20140328.CreateLogGroup", new JsonObject { ["logGroupName"] = build.LogGroup }, ct);
        }
        catch (AwsException exists) when (exists.Code == "ResourceAlreadyExistsException")
        {
            // Terraform made it, with its retention.
        }
        await moto.JsonAsync("logs", "Logs_20140328.CreateLogStream", Stream(), ct);
    }

    JsonObject Stream(params (string Name, JsonNode Value)[] more)
    {
        var body = new JsonObject { ["logGroupName"] = build.LogGroup, ["logStreamName"] = build.Uuid };
        foreach (var (name, value) in more)
            body[name] = value;
        return body;
    }
}
