using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Delightful.Local.Lambda.Functions;

/// <summary>
/// The deployed functions. moto keeps them, with CloudFormation's references resolved; what is read is kept
/// until something changes a function or a stack.
/// </summary>
sealed class FunctionCatalogue(MotoClient moto) : IAwsObserver
{
    readonly ConcurrentDictionary<string, FunctionDefinition> known = new();

    /// <summary>Raised when definitions may have changed.</summary>
    public event Action? Changed;

    public async Task<FunctionDefinition> GetAsync(string nameOrArn, CancellationToken ct)
    {
        var name = FunctionName.Of(nameOrArn);
        return known.TryGetValue(name, out var definition) ? definition : known[name] = await ReadAsync(name, ct);
    }

    public void Forget()
    {
        known.Clear();
        Changed?.Invoke();
    }

    public bool Watches(AwsRequest request) => request.Service switch
    {
        "lambda" => request.Http.Request.Method != "GET" && request.Http.Request.Path.Value?.Contains("/functions", StringComparison.Ordinal) == true,
        "cloudformation" => request.Operation is "CreateStack" or "UpdateStack" or "DeleteStack" or "ExecuteChangeSet",
        _ => false,
    };

    public Task SawAsync(AwsRequest request, ReadOnlyMemory<byte> response, CancellationToken ct)
    {
        Forget();
        return Task.CompletedTask;
    }

    async Task<FunctionDefinition> ReadAsync(string name, CancellationToken ct)
    {
        var config = await moto.RestAsync(HttpMethod.Get, "lambda", $"/2015-03-31/functions/{Uri.EscapeDataString(name)}/configuration", null, ct);
        return new FunctionDefinition(
            name,
            (string)config["FunctionArn"]!,
            (string?)config["Handler"] ?? throw new AwsException("InvalidRuntimeException", $"Function {name} has no handler."),
            (string?)config["Runtime"] ?? "dotnet10",
            TimeSpan.FromSeconds(int.Parse(config["Timeout"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture)),
            int.Parse(config["MemorySize"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture),
            (config["Environment"]?["Variables"] as JsonObject ?? []).ToDictionary(v => v.Key, v => v.Value!.ToString()),
            await AsyncAsync(name, ct));
    }

    async Task<AsyncSettings> AsyncAsync(string name, CancellationToken ct)
    {
        try
        {
            return AsyncSettings.From(await moto.RestAsync(HttpMethod.Get, "lambda", $"/2019-09-25/functions/{Uri.EscapeDataString(name)}/event-invoke-config", null, ct));
        }
        catch (AwsException e) when (e.Status == 404)
        {
            return AsyncSettings.Default;
        }
    }
}
