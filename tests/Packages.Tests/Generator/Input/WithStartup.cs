using System.Collections.Generic;
using System.Text.Json.Serialization;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.Annotations.Schedule;
using Amazon.Lambda.Annotations.SQS;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.CloudWatchEvents.ScheduledEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.DependencyInjection;

[assembly: LambdaSerializer(typeof(Shop.ShopSerializer))]
[assembly: LambdaGlobalProperties(GenerateMain = true, Runtime = "dotnet10")]

namespace Shop;

public sealed record OrderPlaced(string Id);

public interface ICounter;

public sealed class Counter : ICounter;

public sealed class ShopSerializer : ILambdaSerializer
{
    public T Deserialize<T>(Stream requestStream) => default;

    public void Serialize<T>(T response, Stream responseStream)
    {
    }
}

[LambdaStartup]
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) => services.AddSingleton<ICounter, Counter>();
}

public sealed class OrderFunctions(ICounter counter)
{
    [LambdaFunction(ResourceName = "OrderPlaced", MemorySize = 512, Timeout = 60)]
    public Task Placed(CloudWatchEvent<OrderPlaced> placed, ILambdaContext context, [FromServices] ICounter other) =>
        Task.FromResult((counter, other));

    [LambdaFunction]
    [SQSEvent("@OrderQueue", BatchSize = 10)]
    public Task<SQSBatchResponse> Queued(SQSEvent orders, ILambdaContext context) => Task.FromResult(new SQSBatchResponse());

    [LambdaFunction]
    [ScheduleEvent("rate(1 minute)")]
    public void Counted(ScheduledEvent minute)
    {
    }

    [LambdaFunction]
    [FunctionUrl(AuthType = FunctionUrlAuthType.NONE)]
    public Task<APIGatewayHttpApiV2ProxyResponse> Asked(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Task.FromResult(new APIGatewayHttpApiV2ProxyResponse { StatusCode = 204 });
}
