using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Facts;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>The port in files of settings that programs of any language read themselves, such as config/default.json.</summary>
internal sealed partial class ConfigDetector : IDetector
{
    public void Look(ServiceView view, Findings to)
    {
        foreach (var file in view.Tree.Files.Where(f => Folder().IsMatch(f.Folder) && f.Documents.Count > 0))
            foreach (var (path, node) in file.Data.Settings())
                if (PortKey().IsMatch(path) && Number().IsMatch(node.Text!))
                    to.Add(FactNames.Port, node.Text!, 0.72, file.At(node.Line), $"{path} is set here");
    }

    [GeneratedRegex(@"(?:^|/)(?:config|configuration|conf|settings)\z", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Folder();

    [GeneratedRegex(@"\A(?:(?:app|application|server|http|web|api|service)\.)?port\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 200)]
    private static partial Regex PortKey();

    [GeneratedRegex(@"\A\d{2,5}\z", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Number();
}
