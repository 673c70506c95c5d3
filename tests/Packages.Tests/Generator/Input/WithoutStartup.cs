using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;

[assembly: LambdaGlobalProperties(GenerateMain = true)]

namespace Shop;

public sealed class PlainSerializer : ILambdaSerializer
{
    public T Deserialize<T>(Stream requestStream) => default;

    public void Serialize<T>(T response, Stream responseStream)
    {
    }
}

public sealed class PlainFunctions
{
    [LambdaFunction]
    [LambdaSerializer(typeof(PlainSerializer))]
    public Task<string> Greet(string name) => Task.FromResult(name);

    [LambdaFunction]
    [LambdaSerializer(typeof(PlainSerializer))]
    public static Task Tick() => Task.CompletedTask;
}
