using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Microsoft.Extensions.DependencyInjection;

[assembly: LambdaSerializer(typeof(Shop.TextSerializer))]
[assembly: LambdaGlobalProperties(GenerateMain = true)]

namespace Shop;

public sealed class TextSerializer : ILambdaSerializer
{
    public T Deserialize<T>(Stream requestStream) =>
        (T)(object)JsonDocument.Parse(requestStream).RootElement.GetProperty("id").GetString();

    public void Serialize<T>(T response, Stream responseStream)
    {
        using var writer = new Utf8JsonWriter(responseStream);
        writer.WriteStringValue(response as string);
    }
}

public sealed class Counter
{
    public string Name => "the injected counter";
}

[LambdaStartup]
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) => services.AddSingleton<Counter>();
}

public sealed class OrderFunctions(Counter counter)
{
    [LambdaFunction]
    public Task<string> Placed(string id, ILambdaContext context)
    {
        context.Logger.LogInformation("order {id}", id);
        context.Logger.LogDebug("hidden");
        Console.WriteLine("plain line");
        return Task.FromResult($"served by {counter.Name}");
    }
}
