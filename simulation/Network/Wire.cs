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

    public Task<T> CallAsync<T>(string service, string operation, Func<T> effect)
    {
        if (Environment.CurrentManagedThreadId != _thread)
            throw new InvalidOperationException("a function left the one thread of its world: the simulation is not sound");
        var by = world.Current.Value ?? throw new InvalidOperationException($"nobody calls {service} {operation}");
        if (by.IsDead)
            return Task.FromException<T>(new KilledException());
        var fate = world.Faults.OfCall(service);
        var call = new TaskCompletionSource<T>();
        if (fate != Fate.Answered)
            world.Trace.Note(by.Function, operation, fate);
        if (fate == Fate.DiesBefore)
            world.Lambda.Kill(by);
        world.Time.After(fate == Fate.PausedBefore ? Pause(by) : world.Faults.Latency(), () => Arrive(by, call, service, operation, fate, effect));
        return call.Task;
    }

    private void Arrive<T>(Invocation by, TaskCompletionSource<T> call, string service, string operation, Fate fate, Func<T> effect)
    {
        if (fate == Fate.DiesBefore)
        {
            Answer(by, call, default, null);
            return;
        }
        if (fate == Fate.Refused)
        {
            Answer(by, call, default, Error(service, $"{operation}: rate exceeded", "ThrottlingException", HttpStatusCode.TooManyRequests));
            return;
        }
        world.Caller = by;
        world.Trace.Note(by.Function, operation, fate);
        var (result, refusal) = Carry(effect);
        if (fate == Fate.SentTwice)
            (result, refusal) = Carry(effect);
        world.Caller = null;
        switch (fate)
        {
            case Fate.DiesAfter:
                world.Lambda.Kill(by);
                Answer(by, call, default, null);
                break;
            case Fate.AnswerLost:
                Answer(by, call, default, Error(service, $"{operation}: the connection broke before the answer came", "InternalFailure", HttpStatusCode.InternalServerError));
                break;
            case Fate.PausedAfter:
                world.Time.After(Pause(by), () => Answer(by, call, result, refusal));
                break;
            default:
                Answer(by, call, result, refusal);
                break;
        }
    }

    private static (T? Result, Exception? Refusal) Carry<T>(Func<T> effect)
    {
        try
        {
            return (effect(), null);
        }
        catch (AmazonServiceException e)
        {
            return (default, e);
        }
    }

    private void Answer<T>(Invocation by, TaskCompletionSource<T> call, T? result, Exception? refusal) =>
        world.Current.Run(by, () =>
        {
            if (by.IsDead)
                call.SetException(new KilledException());
            else if (refusal is not null)
                call.SetException(refusal);
            else
                call.SetResult(result!);
        });

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
