using Amazon.Lambda.Core;

namespace Delightful.Simulation.Functions;

/// <summary>
/// The context of an invocation. It has no time limit of its own: a function that takes too long is killed by the world,
/// in the world's time. A timer of the machine would also keep the worlds of killed invocations in memory.
/// </summary>
internal sealed class SimulatedContext(Invocation invocation, ILambdaLogger log) : ILambdaContext
{
    public string AwsRequestId => invocation.ToString();

    public IClientContext ClientContext => null!;

    public string FunctionName => invocation.Function;

    public string FunctionVersion => "1";

    public ICognitoIdentity Identity => null!;

    public string InvokedFunctionArn => $"arn:aws:lambda:us-east-1:123456789012:function:{invocation.Function}";

    public ILambdaLogger Logger => log;

    public string LogGroupName => invocation.Function;

    public string LogStreamName => invocation.Function;

    public int MemoryLimitInMB => 512;

    public TimeSpan RemainingTime { get; } = Timeout.InfiniteTimeSpan;
}
