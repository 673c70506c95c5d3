using System.Buffers;
using System.Text;
using Delightful.Core;
using Delightful.Core.Verification;

namespace Delightful.Cloud;

/// <summary>One question at a time to a service under test. Whatever goes wrong is part of the answer.</summary>
internal sealed class SmokeProbe(HttpClient http, TimeProvider clock, Uri baseUrl, TimeSpan latency, Func<TimeSpan> left)
{
    /// <summary>More of a body than this is not read.</summary>
    private const int LargestBody = 64 * 1024;

    /// <summary>Longer than the bound, so that a slow answer is told apart from none.</summary>
    private readonly TimeSpan _timeout = latency * 2 > TimeSpan.FromSeconds(2) ? latency * 2 : TimeSpan.FromSeconds(2);

    public async Task<SmokeAnswer> AskAsync(string path, CancellationToken cancellationToken)
    {
        if (left() is var rest && rest <= TimeSpan.Zero)
            return new SmokeAnswer(path, Status: null, TimeSpan.Zero, Trouble: "was not asked: the time of the test was over");
        var limit = rest < _timeout ? rest : _timeout;
        using var patience = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        var started = clock.GetTimestamp();
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(baseUrl, path));
            request.Headers.UserAgent.ParseAdd("delightful-smoke-test");
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            var body = await ReadAsync(response.Content, either.Token).ConfigureAwait(false);
            return new SmokeAnswer(path, (int)response.StatusCode, clock.GetElapsedTime(started), body);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Silent($"did not answer within {Words.Duration(limit)}");
        }
        catch (HttpRequestException e)
        {
            return Silent($"did not answer: {Reason(e)}");
        }
        catch (IOException)
        {
            return Silent("broke off its answer");
        }

        SmokeAnswer Silent(string trouble) => new(path, Status: null, clock.GetElapsedTime(started), Trouble: trouble);
    }

    private static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LargestBody);
        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var read = await stream.ReadAtLeastAsync(buffer.AsMemory(0, LargestBody), LargestBody, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                return Encoding.UTF8.GetString(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The kind of failure in words that do not depend on the machine.</summary>
    private static string Reason(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "its name cannot be resolved",
        HttpRequestError.ConnectionError => "no connection could be made",
        HttpRequestError.SecureConnectionError => "no secure connection",
        HttpRequestError.ResponseEnded => "the connection was closed",
        HttpRequestError.InvalidResponse => "what came is not HTTP",
        _ => "the request failed",
    };
}
