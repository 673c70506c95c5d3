namespace Delightful.Core.Gate;

/// <summary>What a person decided about a plan: who, when and why, and exactly what it was about.</summary>
/// <param name="Approves">False for a rejection.</param>
/// <param name="By">Who decided.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When it was accepted.</param>
/// <param name="Token">The token of what was asked.</param>
/// <param name="AskedHash">What asked, as a hash.</param>
/// <param name="Verdict">What the review came to.</param>
/// <param name="PlanSha256">The plan.</param>
/// <param name="StateSerial">The serial of the state that it was made against; null when the build did not say.</param>
/// <param name="Digest">The image.</param>
/// <param name="Until">Until when an approval holds.</param>
public sealed record GateDecision(
    bool Approves, Person By, string Reason, DateTimeOffset At, string Token, string AskedHash, ReviewVerdict Verdict, string PlanSha256,
    long? StateSerial, string Digest, DateTimeOffset Until);
