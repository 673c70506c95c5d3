using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;

namespace Delightful.Packages.Tests.Serializer;

public sealed class Order
{
    public string? Id { get; set; }

    public DateTime? PlacedAt { get; set; }

    [JsonPropertyName("unit-price")]
    public decimal? UnitPrice { get; set; }
}

[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(CloudWatchEvent<Order>))]
[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyRequest))]
[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyResponse))]
[JsonSerializable(typeof(SQSEvent))]
[JsonSerializable(typeof(SQSBatchResponse))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
public sealed partial class OrderContext : JsonSerializerContext;

public sealed class OrderSerializer : SourceGeneratorLambdaJsonSerializer<OrderContext>;
