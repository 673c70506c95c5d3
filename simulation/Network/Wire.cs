using System.Net;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Delightful.Simulation.Functions;

namespace Delightful.Simulation.Network;

/// <summary>
/// Every call of a function to a cloud goes over the wire. It arrives later, and is answered later still; in between
/// everything else goes on. What the seed has in store for it happens here.
/// </summary>
internal sealed class Wire(World world)
{
    private readonly int _thread = Environment.CurrentManagedThreadId;

    /// <summary>A call whose effect throws what the service refuses with.</summary>
    public Task<T> CallAsync<T>(string service, string operation, Func<T> effect) => CallAsync(service, operation, () => Carried(effect));

    /// <summary>A call whose effect returns what the service refuses with: what is refused often need not be thrown twice.</summary>
    public Task<T> CallAsync<T>(string service, string operation, Func<Reply<T>> effect)
    {
        if (Environment.CurrentManagedThreadId != _thread)
            throw new InvalidOperationException("a function left the one thread of its world: the simulation is not sound");
        var by = world.Current.Value ?? throw new InvalidOperationException($"nobody calls {service} {operation}");
        if (by.IsDead)
            return new TaskCompletionSource<T>().Task;
        var fate = world.Faults.OfCall(service);
        var call = new TaskCompletionSource<T>();
        if (fate != Fate.Answered)
            world.Trace.Note(by.Function, operation, fate);
        if (fate == Fate.DiesBefore)
            world.Lambda.Kill(by);
        world.Time.After(fate == Fate.PausedBefore ? Pause(by) : world.Faults.Latency(), () => Arrive(by, call, service, operation, fate, effect));
        return call.Task;
    }

    private void Arrive<T>(Invocation by, TaskCompletionSource<T> call, string service, string operation, Fate fate, Func<Reply<T>> effect)
    {
        if (fate == Fate.DiesBefore)
            return;
        if (fate == Fate.Refused)
        {
            Answer(by, call, Error(service, $"{operation}: rate exceeded", "ThrottlingException", HttpStatusCode.TooManyRequests));
            return;
        }
        world.Caller = by;
        world.Trace.Note(by.Function, operation, fate);
        var reply = effect();
        if (fate == Fate.SentTwice)
            reply = effect();
        world.Caller = null;
        switch (fate)
        {
            case Fate.DiesAfter:
                world.Lambda.Kill(by);
                break;
            case Fate.AnswerLost:
                Answer(by, call, Error(service, $"{operation}: the connection broke before the answer came", "InternalFailure", HttpStatusCode.InternalServerError));
                break;
            case Fate.PausedAfter:
                world.Time.After(Pause(by), () => Answer(by, call, reply));
                break;
            default:
                Answer(by, call, reply);
                break;
        }
    }

    private static Reply<T> Carried<T>(Func<T> effect)
    {
        try
        {
            return effect();
        }
        catch (AmazonServiceException e)
        {
            return e;
        }
    }

    /// <summary>A killed process is never answered: nothing of it runs any more.</summary>
    private void Answer<T>(Invocation by, TaskCompletionSource<T> call, Reply<T> reply)
    {
        if (by.IsDead)
            return;
        world.Current.Run(by, () =>
        {
            if (reply.Refusal is { } refusal)
                call.SetException(refusal);
            else
                call.SetResult(reply.Value!);
        });
    }

    private TimeSpan Pause(Invocation by)
    {
        var pause = world.Faults.Pause();
        world.Lambda.Pause(by, pause);
        return pause;
    }

    private static AmazonServiceException Error(string service, string message, string code, HttpStatusCode status) => service == "dynamodb"
        ? new AmazonDynamoDBException(message, ErrorType.Unknown, code, "", status)
        : new AmazonServiceException(message, ErrorType.Unknown, code, "", status);
}
