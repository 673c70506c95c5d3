using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Delightful.Cloud;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Tests;

/// <summary>Functions die and are tried again, so every call that leaves one has to be safe to repeat.</summary>
public sealed partial class ExternalCallTests
{
    [Fact]
    public void Every_call_that_leaves_a_function_is_listed_with_what_makes_it_safe_to_repeat()
    {
        var calls = CallsOfAws(typeof(Registry)).Concat(CallsOfAws(typeof(SlotRunner))).Concat(CallsOf<IChat>()).Concat(CallsOf<IRepositoryHost>())
            .Concat(CallsOf<ICommentHost>()).Concat(CallsOf<ISlackAnswers>()).Concat(CallsOf<IIdentities>()).Concat(CallsOf<IChangeAuthors>())
            .Concat(CallsOf<IPager>()).Concat(CallsOf<INoticeBoard>());

        Listed().Keys.Order().ShouldBe(calls.Distinct().Order());
    }

    [Fact]
    public void Nothing_is_listed_without_a_reason() => Listed().Values.ShouldAllBe(why => why.Length > 3);

    /// <summary>What an assembly refers to of the clients of AWS: <c>DynamoDB.GetItem</c>.</summary>
    private static IEnumerable<string> CallsOfAws(Type inAssembly)
    {
        using var file = new PEReader(File.OpenRead(inAssembly.Assembly.Location));
        var metadata = file.GetMetadataReader();
        var calls = new List<string>();
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference)
                continue;
            var type = metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name);
            if (type.StartsWith("IAmazon", StringComparison.Ordinal))
                calls.Add(Name(type["IAmazon".Length..], metadata.GetString(member.Name)));
        }
        return calls;
    }

    private static IEnumerable<string> CallsOf<T>() => typeof(T).GetMethods().Select(method => Name(typeof(T).Name, method.Name));

    private static string Name(string service, string method) => $"{service}.{method.Replace("Async", "", StringComparison.Ordinal)}";

    private static Dictionary<string, string> Listed()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "template.yaml")))
            folder = folder.Parent!;
        var text = File.ReadAllText(Path.Combine(folder.FullName, "docs", "external-calls.md"));
        return Row().Matches(text).ToDictionary(row => row.Groups["call"].Value, row => row.Groups["why"].Value);
    }

    [GeneratedRegex(@"^\| `(?<call>\w+\.\w+)` \| (?<why>.+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
