using Amazon.Lambda.Core;

namespace Delightful.Pipeline.Functions;

internal static class Deadlines
{
    /// <summary>Time kept to write down what was done before the function is killed.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(2);

    /// <summary>A token that ends shortly before the function would be killed; never where nobody kills it, which an infinite remaining time says.</summary>
    public static CancellationTokenSource Deadline(this ILambdaContext context)
    {
        if (context.RemainingTime == Timeout.InfiniteTimeSpan)
            return new CancellationTokenSource();
        var left = context.RemainingTime - Reserve;
        return new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1));
    }
}
