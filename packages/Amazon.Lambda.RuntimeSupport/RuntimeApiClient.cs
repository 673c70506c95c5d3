using System.Net;
using System.Net.Http.Headers;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The Lambda Runtime API, version 2018-06-01.</summary>
internal sealed class RuntimeApiClient(HttpClient http, string endpoint)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeHeaderValue ErrorJson = new("application/vnd.aws.lambda.error+json");

    private readonly string _base = string.IsNullOrEmpty(endpoint)
        ? throw new InvalidOperationException("AWS_LAMBDA_RUNTIME_API is not set: this program runs only as a Lambda function.")
        : $"http://{endpoint.TrimEnd('/')}/2018-06-01/runtime/";

    public async Task<InvocationRequest> NextAsync(ILambdaLogger logger, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(new Uri(_base + "invocation/next"), cancellationToken).ConfigureAwait(false);
        await ExpectAsync(HttpStatusCode.OK, response, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return new InvocationRequest(new MemoryStream(body), new RuntimeContext(response.Headers, logger));
    }

    public async Task RespondAsync(string requestId, Stream output, CancellationToken cancellationToken)
    {
        using HttpContent content = output == Stream.Null ? new ByteArrayContent([]) : new StreamContent(output);
        content.Headers.ContentType = Json;
        await PostAsync($"invocation/{requestId}/response", content, null, cancellationToken).ConfigureAwait(false);
    }

    public Task ReportInvocationErrorAsync(string requestId, Exception cause, CancellationToken cancellationToken) =>
        ReportAsync($"invocation/{requestId}/error", cause, cancellationToken);

    public Task ReportInitializationErrorAsync(Exception cause, CancellationToken cancellationToken) =>
        ReportAsync("init/error", cause, cancellationToken);

    private async Task ReportAsync(string path, Exception cause, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(ErrorReport.Body(cause));
        content.Headers.ContentType = ErrorJson;
        await PostAsync(path, content, cause, cancellationToken).ConfigureAwait(false);
    }

    private async Task PostAsync(string path, HttpContent content, Exception cause, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _base + path) { Content = content };
        if (cause is not null)
        {
            request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-Error-Type", cause.GetType().Name);
            request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-XRay-Error-Cause", ErrorReport.XRayCause(cause));
        }

        using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        await ExpectAsync(HttpStatusCode.Accepted, response, cancellationToken).ConfigureAwait(false);
    }

    private static async Task ExpectAsync(HttpStatusCode expected, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == expected)
            return;
        var answer = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        throw new HttpRequestException(
            $"The Runtime API answered {(int)response.StatusCode} to {response.RequestMessage.RequestUri}: {answer}",
            null,
            response.StatusCode);
    }
}
