namespace Delightful.Packages.Tests.Signatures;

/// <summary>Type names in C#, short for what every reader knows.</summary>
static class TypeNames
{
    static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(string)] = "string", [typeof(int)] = "int", [typeof(uint)] = "uint",
        [typeof(long)] = "long", [typeof(bool)] = "bool", [typeof(object)] = "object", [typeof(byte)] = "byte",
    };

    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsByRef)
            return "ref " + Of(type.GetElementType()!);
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter)
            return type.Name;
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value) + "?";
        var name = type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true
            ? type.Name
            : (type.FullName ?? type.Namespace + "." + type.Name).Split('[')[0].Replace('+', '.');
        var bare = name.Split('`')[0];
        return type.IsGenericType ? $"{bare}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : bare;
    }
}
