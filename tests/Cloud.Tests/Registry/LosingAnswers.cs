using Amazon.Runtime;

namespace Delightful.Cloud.Tests.Registries;

/// <summary>A line on which the answers to the first writes get lost: the table has made them, the writer never hears of it.</summary>
internal sealed class LosingAnswers(int times) : HttpClientFactory
{
    private int _left = times;

    public int Lost { get; private set; }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    private sealed class Handler(LosingAnswers line) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (!request.Headers.TryGetValues("X-Amz-Target", out var target) || !target.Single().EndsWith("TransactWriteItems", StringComparison.Ordinal) || line._left-- <= 0)
                return answer;
            answer.Dispose();
            line.Lost++;
            throw new HttpRequestException("the answer was lost");
        }
    }
}
