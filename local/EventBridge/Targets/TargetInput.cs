using Delightful.Local.EventBridge.Rules;

namespace Delightful.Local.EventBridge.Targets;

/// <summary>What a target gets: constant input, a part of the event, a filled template, or the event.</summary>
static class TargetInput
{
    public static string For(Rule rule, Target target, BusEvent accepted, DateTimeOffset now)
    {
        if (target.Input is { } constant)
            return constant;
        if (target.Transformer is { } transformer)
            return InputTemplate.Fill(transformer, rule, accepted, now);
        return target.InputPath is { } path ? JsonPath.Find(accepted.Json, path)?.GetRawText() ?? "{}" : accepted.Text;
    }
}
