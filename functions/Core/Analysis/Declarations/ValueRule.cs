using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Delightful.Core.Deployments;

namespace Delightful.Core.Analysis.Declarations;

/// <summary>What a value may be: one of a few kinds, each with its bounds.</summary>
internal abstract partial record ValueRule
{
    /// <summary>What is asked for, to stand after "must be".</summary>
    public abstract string Asks { get; }

    /// <summary>True when the value is of the right kind and within bounds.</summary>
    public abstract bool Allows(JsonNode value);

    /// <summary>A whole number between two bounds.</summary>
    public sealed record Whole(int Least, int Most) : ValueRule
    {
        public override string Asks => string.Create(CultureInfo.InvariantCulture, $"a whole number from {Least} to {Most}");

        public override bool Allows(JsonNode value) => Numbers.Of(value) is { } n && decimal.IsInteger(n) && n >= Least && n <= Most;
    }

    /// <summary>A number above zero.</summary>
    public sealed record Positive(decimal Most) : ValueRule
    {
        public override string Asks => string.Create(CultureInfo.InvariantCulture, $"a number above 0, at most {Most}");

        public override bool Allows(JsonNode value) => Numbers.Of(value) is { } n && n > 0 && n <= Most;
    }

    /// <summary>One of some numbers.</summary>
    public sealed record OneOf(ImmutableArray<int> Allowed) : ValueRule
    {
        public override string Asks => "one of " + string.Join(", ", Allowed);

        public override bool Allows(JsonNode value) => Numbers.Of(value) is { } n && decimal.IsInteger(n) && n is >= 0 and <= int.MaxValue && Allowed.Contains((int)n);
    }

    /// <summary>One of some words.</summary>
    public sealed record Word(ImmutableArray<string> Words) : ValueRule
    {
        public override string Asks => "one of " + string.Join(", ", Words);

        public override bool Allows(JsonNode value) => Text(value) is { } text && Words.Contains(text);
    }

    /// <summary>The path of a web address.</summary>
    public sealed record Path : ValueRule
    {
        public override string Asks => "a path that starts with / and has neither spaces, ? nor #, at most 256 characters";

        public override bool Allows(JsonNode value) => Text(value) is { Length: <= 256 } text && WebPath().IsMatch(text);
    }

    /// <summary>A name of a service.</summary>
    public sealed record ServiceName : ValueRule
    {
        public override string Asks => $"a name: {Slots.SlotKey.ServiceRule}";

        public override bool Allows(JsonNode value) => Slots.SlotKey.IsService(Text(value));
    }

    /// <summary>A text of one line.</summary>
    public sealed record Line : ValueRule
    {
        public const int Longest = 500;

        public override string Asks => string.Create(CultureInfo.InvariantCulture, $"a text of one line, at most {Longest} characters");

        public override bool Allows(JsonNode value) => Text(value) is { Length: > 0 and <= Longest } text && !text.Any(char.IsControl);
    }

    /// <summary>A command that a build or a task is given.</summary>
    public sealed record Command : ValueRule
    {
        public override string Asks => string.Create(CultureInfo.InvariantCulture, $"a command of one line, at most {BuildLimits.Command} bytes");

        public override bool Allows(JsonNode value) => Text(value) is { } text && BuildLimits.FaultOfCommand(text) is null;
    }

    /// <summary>A script of the repository that a build is given.</summary>
    public sealed record Script : ValueRule
    {
        public override string Asks => BuildLimits.ScriptRule;

        public override bool Allows(JsonNode value) => Text(value) is { } text && BuildLimits.FaultOfScript(text) is null;
    }

    /// <summary>Names of environment variables, each with a text.</summary>
    public record Variables(string ValueAsks, Regex Value) : ValueRule
    {
        public const int Most = 100;
        public const int LongestValue = 4096;
        public static readonly ImmutableArray<string> Reserved = ["PORT", "IMAGE_TAG"];

        public override string Asks => $"names with {ValueAsks}, at most {Most}";

        public override bool Allows(JsonNode value) =>
            value is JsonObject { Count: <= Most } map && map.All(v => v.Value is { } text && FaultOf(v.Key, text) is null);

        /// <summary>What is wrong with one variable; null when nothing is.</summary>
        public virtual string? FaultOf(string name, JsonNode value) =>
            !VariableName().IsMatch(name) ? "a name has letters, digits and _ only, and does not start with a digit"
            : Reserved.Contains(name) ? $"the platform sets {name} itself; leave it out"
            : Text(value) is not { Length: <= LongestValue } text || !Value.IsMatch(text) ? $"it must be {ValueAsks}"
            : null;
    }

    /// <summary>Names of queues, each with its kind.</summary>
    public sealed record QueueNames() : Variables("standard or fifo", QueueKind())
    {
        public override string? FaultOf(string name, JsonNode value) =>
            !QueueName().IsMatch(name) ? "a name has at most 30 lower-case letters, digits and single hyphens, and starts with a letter"
            : Text(value) is not { } text || !Value.IsMatch(text) ? $"it must be {ValueAsks}"
            : null;
    }

    /// <summary>Any text of a bounded length.</summary>
    [GeneratedRegex(@"\A[^\0]*\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    public static partial Regex AnyText();

    /// <summary>The name of a secret or of a parameter in AWS.</summary>
    [GeneratedRegex(@"\Aarn:aws[a-z-]{0,10}:(secretsmanager|ssm):[a-z0-9-]{1,30}:[0-9]{12}:[!-~]{1,500}\z", RegexOptions.CultureInvariant)]
    public static partial Regex SecretName();

    /// <summary>The text; null for anything else.</summary>
    protected static string? Text(JsonNode value) => value is JsonValue v && v.TryGetValue(out string? text) ? text : null;

    [GeneratedRegex(@"\A(?=.{1,30}\z)(?!.*-dead\z)[a-z](-?[a-z0-9])*\z", RegexOptions.CultureInvariant)]
    protected static partial Regex QueueName();

    [GeneratedRegex(@"\A(standard|fifo)\z", RegexOptions.CultureInvariant)]
    private static partial Regex QueueKind();

    [GeneratedRegex(@"\A/[!-~-[?#]]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex WebPath();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex VariableName();
}
