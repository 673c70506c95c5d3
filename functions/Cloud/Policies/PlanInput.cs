using System.Net;
using System.Net.Http.Headers;

namespace Delightful.Cloud;

/// <summary>A plan as the input of a question to an Open Policy Agent, sent while it is read.</summary>
internal sealed class PlanInput : HttpContent
{
    private readonly Stream _plan;

    public PlanInput(Stream plan)
    {
        _plan = plan;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync("{\"input\":"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        await _plan.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
        await stream.WriteAsync("}"u8.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
