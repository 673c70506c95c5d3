using Delightful.Core.Slots;

namespace Delightful.Pipeline.Chain;

/// <summary>Carries a command out and says what came of it.</summary>
public interface ICommandInterpreter
{
    /// <summary>
    /// Runs a command. An exception means that it may succeed later; what never can is a
    /// <see cref="SlotEvent.CommandFailed"/>.
    /// </summary>
    /// <param name="slot">The slot as written with the command.</param>
    /// <param name="pending">The command and its id.</param>
    /// <param name="isRepeated">True when it may have been run before, so the receiver is asked first.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<SlotEvent> RunAsync(Slot slot, PendingCommand pending, bool isRepeated, CancellationToken cancellationToken);
}
