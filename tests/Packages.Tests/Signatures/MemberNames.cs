using System.Reflection;

namespace Delightful.Packages.Tests.Signatures;

/// <summary>Members as a caller would write them down.</summary>
static class MemberNames
{
    public static bool Visible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    public static bool Visible(PropertyInfo property) => property.GetAccessors(nonPublic: true).Any(Visible);

    public static string Constructor(ConstructorInfo constructor) => $"{Access(constructor)}ctor({Parameters(constructor)})";

    public static string Field(FieldInfo field) => $"{(field.IsStatic ? "static " : string.Empty)}{TypeNames.Of(field.FieldType)} {field.Name}";

    public static string Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(Visible).ToArray();
        var parts = accessors.Select(accessor => accessor.ReturnType == typeof(void) ? "set;" : "get;").Order(StringComparer.Ordinal);
        return $"{Access(accessors[0])}{Static(accessors[0])}{TypeNames.Of(property.PropertyType)} {property.Name} {{ {string.Join(' ', parts)} }}";
    }

    public static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeNames.Of))}>" : string.Empty;
        return $"{Access(method)}{Static(method)}{TypeNames.Of(method.ReturnType)} {method.Name}{generic}({Parameters(method)})";
    }

    static string Access(MethodBase method) => method.IsPublic ? string.Empty : "protected ";

    static string Static(MethodBase method) => method.IsStatic ? "static " : string.Empty;

    static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        (parameter.IsDefined(typeof(ParamArrayAttribute), false) ? "params " : string.Empty)
        + TypeNames.Of(parameter.ParameterType) + " " + parameter.Name + (parameter.HasDefaultValue ? " = default" : string.Empty)));
}
