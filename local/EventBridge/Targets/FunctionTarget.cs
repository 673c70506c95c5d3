using System.Text;
using Delightful.Local.EventBridge.Rules;

namespace Delightful.Local.EventBridge.Targets;

sealed class FunctionTarget(IFunctionInvoker functions) : ITargetSender
{
    public bool Sends(string arn) => arn.StartsWith("arn:aws:lambda:", StringComparison.Ordinal);

    public Task SendAsync(Target target, string input, BusEvent accepted, CancellationToken ct) =>
        functions.InvokeAsync(target.Arn, Encoding.UTF8.GetBytes(input), ct);
}
