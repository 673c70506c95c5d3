using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Delightful.Infrastructure.Tests.Template;

/// <summary>
/// Which calls of AWS can be reached from a method, read from the compiled code of the functions: what it calls, what those call, and so on. Where a
/// call can end in several places, all of them count.
/// </summary>
sealed class CalledCode
{
    static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    static readonly Type[] Ours = [.. new[] { typeof(Pipeline.Startup), typeof(Cloud.Registry), typeof(Core.Slots.Slot) }.SelectMany(type => type.Assembly.GetTypes())];

    const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    readonly HashSet<MethodBase> reached = [];
    readonly Queue<MethodBase> open = new();
    readonly SortedSet<string> calls = new(StringComparer.Ordinal);

    /// <summary>Calls as <c>DynamoDB.GetItem</c>.</summary>
    public static IReadOnlyCollection<string> From(MethodInfo method)
    {
        var code = new CalledCode();
        code.Reach(method);
        while (code.open.TryDequeue(out var next))
            code.Read(next);
        return code.calls;
    }

    void Reach(MethodBase method)
    {
        var whole = Whole(method);
        if (!Ours.Contains(whole.DeclaringType) || !reached.Add(whole))
            return;
        open.Enqueue(whole);
        // What a type is made with, it can call later.
        foreach (var made in whole.DeclaringType!.GetConstructors(Declared))
            Reach(made);
        if (whole.GetCustomAttribute<StateMachineAttribute>() is { } machine)
            foreach (var step in machine.StateMachineType.GetMethods(Declared))
                Reach(step);
    }

    void Read(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } il)
            return;
        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < il.Length;)
        {
            var code = Codes[il[at] == 0xFE ? (short)(0xFE00 | il[at + 1]) : il[at]];
            at += code.Size;
            if (code.OperandType == OperandType.InlineMethod)
                Call(method.Module.ResolveMethod(BitConverter.ToInt32(il, at), typeArguments, methodArguments)!, isMade: code == OpCodes.Newobj);
            at += code.OperandType == OperandType.InlineSwitch ? 4 + (4 * BitConverter.ToInt32(il, at)) : SizeOf(code.OperandType);
        }
    }

    void Call(MethodBase callee, bool isMade)
    {
        var type = callee.DeclaringType!;
        if (type.IsInterface && type.Name.StartsWith("IAmazon", StringComparison.Ordinal))
            calls.Add($"{type.Name["IAmazon".Length..]}.{callee.Name.Replace("Async", "", StringComparison.Ordinal)}");
        Reach(callee);
        if (callee.IsVirtual && !type.Assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal))
            foreach (var place in Places((MethodInfo)Whole(callee)))
                Reach(place);
        // Others may call what overrides theirs: a stream is read by an archive.
        if (isMade && Ours.Contains(Whole(callee).DeclaringType))
            foreach (var place in Whole(callee).DeclaringType!.GetMethods(Declared).Where(place => place.IsVirtual))
                Reach(place);
    }

    /// <summary>Where a call of an interface or of an overridden method can end.</summary>
    static IEnumerable<MethodBase> Places(MethodInfo called)
    {
        foreach (var type in Ours.Where(type => !type.IsInterface))
        {
            if (called.DeclaringType!.IsInterface)
            {
                if (type.GetInterfaces().Any(one => one == called.DeclaringType || (one.IsGenericType && one.GetGenericTypeDefinition() == called.DeclaringType)))
                    foreach (var method in type.GetMethods(Declared).Where(method => method.Name == called.Name || method.Name.EndsWith($".{called.Name}", StringComparison.Ordinal)))
                        yield return method;
            }
            else if (type.IsSubclassOf(called.DeclaringType))
            {
                foreach (var method in type.GetMethods(Declared).Where(method => method.IsVirtual && method.Name == called.Name))
                    yield return method;
            }
        }
    }

    /// <summary>The method as it is written: of all types that it can be used with.</summary>
    static MethodBase Whole(MethodBase method)
    {
        var type = method.DeclaringType!;
        if (type.IsGenericType && !type.IsGenericTypeDefinition)
            method = type.GetGenericTypeDefinition().GetMembers(Declared).OfType<MethodBase>().First(one => one.MetadataToken == method.MetadataToken);
        return method is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericMethodDefinition() : method;
    }

    static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
