using System.Reflection;
using System.Text;

namespace Delightful.Packages.Tests.Signatures;

/// <summary>Writes the public members of an assembly, one a line, in a stable order.</summary>
static class PublicSurface
{
    const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Heading(type)).Append('\n');
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
                text.Append("  ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    static string Heading(Type type)
    {
        var kind = type.IsInterface ? "interface" : type.IsEnum ? "enum" : type.IsValueType ? "struct" : "class";
        var modifier = type switch
        {
            { IsAbstract: true, IsSealed: true } => "static ",
            { IsAbstract: true, IsInterface: false } => "abstract ",
            { IsSealed: true, IsValueType: false } => "sealed ",
            _ => string.Empty,
        };
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var bases = new[] { type.BaseType }
            .Where(one => one is not null && one != typeof(object) && one != typeof(ValueType) && !type.IsEnum)
            .Select(one => TypeNames.Of(one!))
            .Concat(type.IsEnum ? [] : type.GetInterfaces().Except(inherited).Select(TypeNames.Of).Order(StringComparer.Ordinal))
            .ToArray();
        return $"{modifier}{kind} {TypeNames.Of(type)}" + (bases.Length > 0 ? " : " + string.Join(", ", bases) : string.Empty);
    }

    static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{name} = {(int)Enum.Parse(type, name)}");
        if (typeof(Delegate).IsAssignableFrom(type))
            return [MemberNames.Method(type.GetMethod("Invoke")!)];
        return type.GetConstructors(Declared).Where(MemberNames.Visible).Select(MemberNames.Constructor)
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic).Select(MemberNames.Field))
            .Concat(type.GetProperties(Declared).Where(MemberNames.Visible).Select(MemberNames.Property))
            .Concat(type.GetMethods(Declared).Where(method => MemberNames.Visible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))).Select(MemberNames.Method));
    }
}
