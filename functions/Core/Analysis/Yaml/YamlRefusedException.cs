using Delightful.Core.Events;

namespace Delightful.Core.Analysis.Yaml;

/// <summary>The file cannot be read any further.</summary>
internal sealed class YamlRefusedException(InputError error) : Exception(error.ToString())
{
    public InputError Error { get; } = error;
}
