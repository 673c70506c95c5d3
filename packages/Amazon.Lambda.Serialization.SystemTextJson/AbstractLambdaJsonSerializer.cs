using System.Text.Encodings.Web;
using System.Text.Json;
using Amazon.Lambda.Serialization.SystemTextJson.Converters;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>Reads events and writes answers; what fails names the type and carries the cause.</summary>
public abstract class AbstractLambdaJsonSerializer
{
    private const string DebugVariable = "LAMBDA_NET_SERIALIZER_DEBUG";
    private readonly bool _debug = string.Equals(Environment.GetEnvironmentVariable(DebugVariable), "true", StringComparison.OrdinalIgnoreCase);

    protected AbstractLambdaJsonSerializer(Action<JsonWriterOptions> jsonWriterCustomizer)
    {
        WriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        jsonWriterCustomizer?.Invoke(WriterOptions);
    }

    protected JsonWriterOptions WriterOptions { get; }

    public void Serialize<T>(T response, Stream responseStream)
    {
        try
        {
            using var body = new MemoryStream();
            using (var writer = new Utf8JsonWriter(body, WriterOptions))
                InternalSerialize(writer, response);
            Echo("response", body);
            body.Position = 0;
            body.CopyTo(responseStream);
        }
        catch (Exception cause)
        {
            throw new JsonSerializerException(
                $"Error converting the response object of type {typeof(T).FullName} from the Lambda function to JSON: {cause.Message}", cause);
        }
    }

    public T Deserialize<T>(Stream requestStream)
    {
        try
        {
            using var body = new MemoryStream();
            requestStream.CopyTo(body);
            Echo("request", body);
            return InternalDeserialize<T>(body.ToArray());
        }
        catch (Exception cause)
        {
            var message = typeof(T) == typeof(string)
                ? $"Error converting the Lambda event JSON payload to a string. JSON strings must be quoted, for example \"Hello World\" in order to be converted to a string: {cause.Message}"
                : $"Error converting the Lambda event JSON payload to type {typeof(T).FullName}: {cause.Message}";
            throw new JsonSerializerException(message, cause);
        }
    }

    protected virtual JsonSerializerOptions CreateDefaultJsonSerializationOptions() => new()
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        PropertyNameCaseInsensitive = true,
        PropertyNamingPolicy = new AwsNamingPolicy(),
        Converters = { new DateTimeConverter(), new MemoryStreamConverter() },
    };

    protected abstract void InternalSerialize<T>(Utf8JsonWriter writer, T response);

    protected abstract T InternalDeserialize<T>(byte[] utf8Json);

    private void Echo(string what, MemoryStream body)
    {
        if (_debug)
            Console.WriteLine($"Lambda {what} JSON: {System.Text.Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length)}");
    }
}
