using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport.Bootstrap;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// Asks the Runtime API for one event after another and hands each to the handler. A handler that throws fails its
/// event only; an answer that cannot be delivered ends the process, so that Lambda replaces it.
/// </summary>
public class LambdaBootstrap : IDisposable
{
    private readonly LambdaBootstrapHandler _handler;
    private readonly LambdaBootstrapInitializer _initializer;
    private readonly HttpClient _http;
    private readonly bool _ownsHttp;
    private readonly RuntimeApiClient _api;

    public LambdaBootstrap(LambdaBootstrapHandler handler, LambdaBootstrapInitializer initializer = null)
        : this(null, handler, initializer, new LambdaBootstrapOptions())
    {
    }

    public LambdaBootstrap(HttpClient httpClient, LambdaBootstrapHandler handler, LambdaBootstrapInitializer initializer = null)
        : this(httpClient, handler, initializer, new LambdaBootstrapOptions())
    {
    }

    internal LambdaBootstrap(
        HttpClient httpClient, LambdaBootstrapHandler handler, LambdaBootstrapInitializer initializer, LambdaBootstrapOptions options)
    {
        _handler = handler ?? throw new ArgumentNullException(nameof(handler));
        _initializer = initializer;
        _ownsHttp = httpClient is null;
        _http = httpClient ?? ConstructHttpClient();
        _api = new RuntimeApiClient(_http, options.RuntimeApiEndpoint ?? Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API"));
    }

    /// <summary>A client that waits as long as Lambda may freeze the process.</summary>
    public static HttpClient ConstructHttpClient() => new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = TimeSpan.FromHours(12),
    };

    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        var log = FunctionLog.TakeOver();
        if (_initializer is not null && !await InitializeAsync(log, cancellationToken).ConfigureAwait(false))
            return;

        var once = string.Equals(
            Environment.GetEnvironmentVariable("AWS_LAMBDA_DOTNET_DEBUG_RUN_ONCE"), "true", StringComparison.OrdinalIgnoreCase);
        try
        {
            do
                await InvokeOnceAsync(log, cancellationToken).ConfigureAwait(false);
            while (!once && !cancellationToken.IsCancellationRequested);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop while waiting for an event.
        }
    }

    public void Dispose()
    {
        if (_ownsHttp)
            _http.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task<bool> InitializeAsync(FunctionLog log, CancellationToken cancellationToken)
    {
        try
        {
            return await _initializer().ConfigureAwait(false);
        }
        catch (Exception cause)
        {
            log.Write(LogLevel.Error, cause, cause.Message);
            await _api.ReportInitializationErrorAsync(cause, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private async Task InvokeOnceAsync(FunctionLog log, CancellationToken cancellationToken)
    {
        using var invocation = await _api.NextAsync(log, cancellationToken).ConfigureAwait(false);
        var context = invocation.LambdaContext;
        log.Invocation = context;
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", context.TraceId);

        InvocationResponse response;
        try
        {
            response = await _handler(invocation).ConfigureAwait(false);
        }
        catch (Exception cause)
        {
            log.Write(LogLevel.Error, cause, cause.Message);
            await _api.ReportInvocationErrorAsync(context.AwsRequestId, cause, cancellationToken).ConfigureAwait(false);
            return;
        }
        finally
        {
            Console.Out.Flush();
        }

        await _api.RespondAsync(context.AwsRequestId, response.OutputStream, cancellationToken).ConfigureAwait(false);
        if (response.DisposeOutputStream)
            await response.OutputStream.DisposeAsync().ConfigureAwait(false);
    }
}
