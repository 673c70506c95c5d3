using System.Text.Json;

namespace Delightful.Core.Plans;

/// <summary>A managed resource of a plan, for as long as it is looked at.</summary>
/// <param name="Address">Its address, as the plan says it: not fit to be told.</param>
/// <param name="Type">Its type.</param>
/// <param name="Kind">What happens to it; null when nothing does.</param>
/// <param name="Before">The wanted attributes before; null when it did not exist.</param>
/// <param name="After">The wanted attributes after, as far as they are known; null when it will not exist.</param>
/// <param name="Unknown">Which of them are not known yet: true, or a tree of true.</param>
/// <param name="IsTooLarge">True when it is larger than is looked at: then there are no attributes.</param>
internal sealed record SeenResource(
    string Address, string Type, ChangeKind? Kind, JsonElement? Before, JsonElement? After, JsonElement? Unknown, bool IsTooLarge);
