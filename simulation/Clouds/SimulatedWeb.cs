using System.Net;
using System.Text;
using Amazon.Runtime;
using Delightful.Core.Slots;
using Delightful.Simulation.Scenarios;

namespace Delightful.Simulation.Clouds;

/// <summary>What the services answer: production by what it runs, the test listener by green.</summary>
internal sealed class SimulatedWeb(World world) : HttpMessageHandler
{
    private const string Green = "green.";

    public static string ProductionUrl(SlotKey slot) => $"http://{slot.Service}.{slot.Environment}.test/";

    public static string GreenUrl(SlotKey slot) => $"http://{Green}{slot.Service}.{slot.Environment}.test/";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        var isGreen = uri.Host.StartsWith(Green, StringComparison.Ordinal);
        var parts = (isGreen ? uri.Host[Green.Length..] : uri.Host).Split('.');
        var slot = new SlotKey(parts[0], parts[1]);
        try
        {
            var answer = await world.Wire.CallAsync("web", "GET", () => Answer(slot, isGreen, uri.AbsolutePath)).ConfigureAwait(false);
            return answer ?? await SilenceAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonServiceException e)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, e.Message);
        }
    }

    /// <summary>The answer; null for none.</summary>
    private HttpResponseMessage? Answer(SlotKey slot, bool isGreen, string path)
    {
        if ((isGreen ? world.Ecs.Green(slot) : world.Ecs.Serving(slot)) is not { } runs)
            return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        var behaviour = world.People.BehaviourOf(world.Ecs.DigestOf(runs));
        if (isGreen && behaviour == Behaviour.GreenHangs)
            return null;
        if ((isGreen && behaviour == Behaviour.GreenFails) || (!isGreen && behaviour == Behaviour.SmokeFails))
            return new HttpResponseMessage(HttpStatusCode.InternalServerError);
        if (path == "/version" && !isGreen)
            world.Watch.Answered(runs);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(world.Ecs.TagOf(runs))) };
    }

    private static Task<HttpResponseMessage> SilenceAsync(CancellationToken cancellationToken)
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        return never.Task;
    }
}
