namespace Delightful.Core.Slots;

/// <summary>A command in the outbox: decided on, written with the decision, and kept until it is confirmed.</summary>
/// <param name="Id">Its identity at the receiver, the written form of a <see cref="CommandId"/>.</param>
/// <param name="Command">What to do.</param>
/// <param name="IssuedAt">When it was decided on, or last run again.</param>
public sealed record PendingCommand(string Id, SlotCommand Command, DateTimeOffset IssuedAt);
