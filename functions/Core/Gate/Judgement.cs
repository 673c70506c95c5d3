using Delightful.Core.Gate.Policies;
using Delightful.Core.Gate.Prices;
using Delightful.Core.Plans;

namespace Delightful.Core.Gate;

/// <summary>What a resource costs and what the policies find in it: the same for all of a type with the same values.</summary>
internal sealed record Judgement(ChangeKind? Kind, byte[] Values, PlannedPrice Price, (Policy Policy, Truth Truth)[] Found);
