using System.Collections.Immutable;
using Delightful.Core.Analysis.Declarations;
using Delightful.Core.Errors;
using Delightful.Core.Events;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Core.Answers;

/// <summary>
/// Which slots a command may mean. A word that is nearly the name of an environment is never taken for the beginning of a
/// reason: who mistypes <c>prod</c> must not hit <c>dev</c>. What the catalogue names and no slot can be called is passed over.
/// </summary>
/// <param name="Slots">The slots that may be meant; one when the command names it, or when there is only one.</param>
/// <param name="IsNamed">True when the command names it.</param>
/// <param name="Reason">What is left of the words.</param>
public sealed record AnswerPlace(ImmutableArray<SlotKey> Slots, bool IsNamed, string Reason)
{
    /// <summary>Finds what a command means among the services that it may be about; null, with what is wrong, when it means nothing there.</summary>
    public static AnswerPlace? Find(AnswerCommand command, IReadOnlyCollection<ServiceDefinition> services, out InputError? wrong)
    {
        wrong = null;
        var all = services.SelectMany(s => s.Environments, (s, e) => SlotKey.TryParse($"{s.Service}/{e.Name}")).OfType<SlotKey>().ToImmutableArray();
        var doing = (command.Action ?? AnswerAction.Status).Doing();
        if (command.Rest is [var first, ..])
        {
            var named = all.Where(k => k.Environment == first || k.ToString() == first).ToImmutableArray();
            if (named is [_])
                return new AnswerPlace(named, IsNamed: true, string.Join(' ', command.Rest.Skip(1)));
            if (!named.IsEmpty)
                wrong = Unclear($"{doing}: there are several {first}; name one of {Names(named)}");
            else if (Suggestion.Nearest(first, all.SelectMany(k => (string[])[k.Environment, k.ToString()])) is { } near)
                wrong = Unclear($"{doing}: there is no {first}; did you mean {near}?");
            else if (first.Contains('/', StringComparison.Ordinal) || (command.Rest.Length == 1 && SlotKey.IsEnvironment(first) && all.Length > 1))
                wrong = Unclear($"{doing}: there is no {first}; there {(all is [_] ? "is" : "are")} {Names(all)}");
            if (wrong is not null)
                return null;
        }
        if (all.IsEmpty)
            wrong = Unclear($"{doing}: no service of the catalogue is meant here");
        return all.IsEmpty ? null : new AnswerPlace(all, IsNamed: false, string.Join(' ', command.Rest));
    }

    /// <summary>What to say when several may be meant.</summary>
    public static InputError Unclear(AnswerAction action, IEnumerable<SlotKey> slots) =>
        Unclear($"{action.Doing()}: say which one: {Names(slots)}");

    private static InputError Unclear(string message) => new(AnswerErrors.UnclearPlace, message);

    private static string Names(IEnumerable<SlotKey> slots) => string.Join(", ", slots.Select(k => k.ToString()));
}
