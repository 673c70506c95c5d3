using Delightful.Core.Plans;

namespace Delightful.Core.Gate.Prices;

/// <summary>To which part of a stack a resource belongs.</summary>
internal static class Components
{
    /// <summary>The component: the module of the root that the resource is in, else its type.</summary>
    public static string Of(string address, string type)
    {
        const string module = "module.";
        if (!address.StartsWith(module, StringComparison.Ordinal))
            return PlanNames.Identifier(type);
        var end = address.AsSpan(module.Length).IndexOfAny('.', '[');
        return PlanNames.Identifier(end < 0 ? address[module.Length..] : address.Substring(module.Length, end));
    }

    /// <summary>The address up to the resource: the module that it is in, empty for the root.</summary>
    public static string ModuleOf(string address)
    {
        var at = 0;
        while (address.AsSpan(at).StartsWith("module."))
        {
            var end = NextDot(address, at + "module.".Length);
            if (end < 0)
                break;
            at = end + 1;
        }
        return address[..at];
    }

    /// <summary>The dot that ends a step: one in a key of an instance does not.</summary>
    private static int NextDot(string address, int from)
    {
        var isInKey = false;
        for (var i = from; i < address.Length; i++)
            if (address[i] == '\\')
                i++;
            else if (address[i] == '"')
                isInKey = !isInKey;
            else if (address[i] == '.' && !isInKey)
                return i;
        return -1;
    }
}
