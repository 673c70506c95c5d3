using Delightful.Core.Plans;

namespace Delightful.Core.Gate.Prices;

/// <summary>To which part of a stack a resource belongs.</summary>
internal static class Components
{
    /// <summary>The component: the module of the root that the resource is in, else its type.</summary>
    public static ReadOnlySpan<char> KeyOf(ReadOnlySpan<char> address, string type)
    {
        const string module = "module.";
        if (!address.StartsWith(module))
            return type;
        var name = address[module.Length..];
        var end = Math.Min(name.IndexOfAny('.', '[') is >= 0 and var at ? at : name.Length, PlanNames.Longest);
        return name[..end];
    }

    /// <summary>The address up to the resource: the module that it is in, empty for the root.</summary>
    public static ReadOnlySpan<char> ModuleOf(ReadOnlySpan<char> address)
    {
        var at = 0;
        while (address[at..].StartsWith("module."))
        {
            var end = NextDot(address, at + "module.".Length);
            if (end < 0)
                break;
            at = end + 1;
        }
        return address[..at];
    }

    /// <summary>The dot that ends a step: one in a key of an instance does not.</summary>
    private static int NextDot(ReadOnlySpan<char> address, int from)
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
