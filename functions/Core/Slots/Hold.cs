namespace Delightful.Core.Slots;

/// <summary>Why automation may not start in a slot. Set by a rollback.</summary>
/// <param name="Reason">Why, in one sentence.</param>
/// <param name="Author">Who or what set it.</param>
/// <param name="Since">When.</param>
/// <param name="Tag">The tag that was rolled back.</param>
/// <param name="Digest">Its digest.</param>
/// <param name="PushedAt">
/// Only a push after this moment can be newer: when that image was pushed, or, when a person rolled back, when they
/// asked, because they knew of everything pushed until then.
/// </param>
public sealed record Hold(string Reason, string Author, DateTimeOffset Since, string Tag, string Digest, DateTimeOffset PushedAt);
