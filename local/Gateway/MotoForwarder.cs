using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Delightful.Local.Gateway;

/// <summary>Passes calls to moto with the caller's Host, so that the addresses moto hands out lead back here.</summary>
sealed class MotoForwarder(IHttpForwarder forwarder, LocalCloudOptions options) : IDisposable
{
    const int Connections = 32;

    readonly HttpMessageInvoker client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        MaxConnectionsPerServer = Connections,
        ActivityHeadersPropagator = new ReverseProxyPropagator(DistributedContextPropagator.Current),
    });

    readonly ForwarderRequestConfig config = new() { ActivityTimeout = TimeSpan.FromSeconds(100) };

    /// <summary>Streams the call through; a body that was read already is given again.</summary>
    public async Task ForwardAsync(HttpContext http, AwsRequest request)
    {
        if (!request.Body.IsEmpty)
            http.Request.Body = new MemoryStream(request.Body.ToArray(), writable: false);
        var error = await forwarder.SendAsync(http, options.MotoEndpoint.ToString(), client, config, SameHost.Instance);
        if (error != ForwarderError.None && !http.Response.HasStarted)
            await ErrorResponse.WriteAsync(http.Response, new AwsException("ServiceUnavailable", $"moto did not answer: {error}", 503));
    }

    /// <summary>Asks moto and holds its answer in memory.</summary>
    public async Task<MotoAnswer> AskAsync(AwsRequest request, CancellationToken ct)
    {
        var from = request.Http.Request;
        using var message = new HttpRequestMessage(new HttpMethod(from.Method), new Uri(options.MotoEndpoint, $"{from.Path.ToUriComponent()}{from.QueryString}"));
        message.Content = new ReadOnlyMemoryContent(request.Body);
        foreach (var (name, values) in from.Headers)
            if (!message.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                message.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        using var response = await client.SendAsync(message, ct);
        return await MotoAnswer.ReadAsync(response, ct);
    }

    public void Dispose() => client.Dispose();

    sealed class SameHost : HttpTransformer
    {
        public static readonly SameHost Instance = new();

        public override async ValueTask TransformRequestAsync(HttpContext http, HttpRequestMessage proxied, string prefix, CancellationToken ct)
        {
            await base.TransformRequestAsync(http, proxied, prefix, ct);
            proxied.Headers.Host = http.Request.Host.Value;
        }
    }
}
