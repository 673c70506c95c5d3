using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Delightful.Core.Analysis.Yaml;
using Delightful.Core.Errors;
using Delightful.Core.Events;

namespace Delightful.Core.Analysis.Declarations;

/// <summary>Reads a declaration and finds everything that is wrong with it, not only the first thing.</summary>
internal sealed class DeclarationReader
{
    private readonly string _file;
    private readonly List<InputError> _errors = [];
    private readonly ImmutableArray<DeclaredSetting>.Builder _settings = ImmutableArray.CreateBuilder<DeclaredSetting>();
    private (string, int, int)? _service;

    private DeclarationReader(string file) => _file = file;

    public static Declaration Read(string file, ReadOnlySpan<byte> bytes)
    {
        var reader = new DeclarationReader(file);
        try
        {
            var (root, duplicates) = YamlFile.Read(file, bytes);
            reader._errors.AddRange(duplicates);
            if (root is not (null or YamlScalar { IsNull: true }))
                reader.Section(root, "", DeclarationKeys.All, environment: null);
        }
        catch (YamlRefusedException e)
        {
            reader._errors.Add(e.Error);
        }
        return new Declaration(file, reader._service, reader._settings.ToImmutable(), [.. reader._errors.OrderBy(e => (e.Line, e.Column))]);
    }

    private void Section(YamlNode node, string path, ImmutableArray<DeclarationKey> allowed, string? environment)
    {
        if (node is YamlScalar { IsNull: true })
            return;
        if (node is not YamlMap map)
        {
            Refuse(ErrorCodes.DeclarationWrongType, $"{(path.Length == 0 ? "the file" : $"'{path}'")} must be a section with keys ({Names(allowed)}), not {Shown(node)}", node);
            return;
        }
        foreach (var (key, value) in map.Entries)
            if (allowed.FirstOrDefault(k => k.Name == key.Text) is { } known)
                Entry(known, value, Join(path, key.Text), environment);
            else
                Refuse(ErrorCodes.DeclarationUnknownKey, $"'{YamlFile.Shown(key.Text)}' means nothing {(path.Length == 0 ? "here" : $"under '{path}'")}; {Suggestion.For(key.Text, allowed)}", key);
    }

    private void Entry(DeclarationKey known, YamlNode value, string path, string? environment)
    {
        switch (known)
        {
            case DeclarationKey.Section section:
                Section(value, path, section.Keys, environment);
                break;
            case DeclarationKey.PerEnvironment section:
                Environments(value, path, section);
                break;
            case DeclarationKey.Setting setting:
                Setting(setting, value, path, environment);
                break;
        }
    }

    private void Environments(YamlNode node, string path, DeclarationKey.PerEnvironment section)
    {
        if (node is YamlScalar { IsNull: true })
            return;
        if (node is not YamlMap map)
        {
            Refuse(ErrorCodes.DeclarationWrongType, $"'{path}' must be a section with the names of environments, not {Shown(node)}", node);
            return;
        }
        foreach (var (key, value) in map.Entries)
            if (Slots.SlotKey.IsEnvironment(key.Text))
                Section(value, Join(path, key.Text), section.Keys, key.Text);
            else
                Refuse(ErrorCodes.DeclarationOutOfBounds, $"'{YamlFile.Shown(key.Text)}' cannot name an environment: a name has {Slots.SlotKey.EnvironmentRule}", key);
    }

    private void Setting(DeclarationKey.Setting setting, YamlNode node, string path, string? environment)
    {
        if (setting.Rule is ValueRule.Variables variables)
        {
            Variables(variables, setting, node, path, environment);
            return;
        }
        if (ScalarValue.For(setting.Rule, node) is not { } value)
            Refuse(ErrorCodes.DeclarationWrongType, $"'{path}' must be {setting.Rule.Asks}, not {Shown(node)}{ScalarValue.Hint(setting.Rule, node)}", node);
        else if (!setting.Rule.Allows(value))
            Refuse(ErrorCodes.DeclarationOutOfBounds, $"'{path}' must be {setting.Rule.Asks}, not {Shown(node)}{Suggestion.For(((YamlScalar)node).Text, setting.Rule)}", node);
        else if (path == "service")
            _service = (value.GetValue<string>(), node.Line, node.Column);
        else
            _settings.Add(new DeclaredSetting(path, setting.Variable, setting.ToVariable?.Invoke(value) ?? value, environment, node.Line, node.Column));
    }

    private void Variables(ValueRule.Variables rule, DeclarationKey.Setting setting, YamlNode node, string path, string? environment)
    {
        if (node is YamlScalar { IsNull: true })
            return;
        if (node is not YamlMap map)
        {
            Refuse(ErrorCodes.DeclarationWrongType, $"'{path}' must be {rule.Asks}, not {Shown(node)}", node);
            return;
        }
        if (map.Entries.Count > ValueRule.Variables.Most)
            Refuse(ErrorCodes.DeclarationOutOfBounds, $"'{path}' has {map.Entries.Count.ToString(CultureInfo.InvariantCulture)} variables; {ValueRule.Variables.Most} are allowed", map);
        foreach (var (key, value) in map.Entries)
            if (value is not YamlScalar { IsNull: false } text)
                Refuse(ErrorCodes.DeclarationWrongType, $"'{path}.{YamlFile.Shown(key.Text)}' must be {rule.ValueAsks}, not {Shown(value)}", value);
            else if (text.IsPlain && !ScalarValue.IsText(text.Text))
                Refuse(ErrorCodes.DeclarationWrongType, $"'{path}.{YamlFile.Shown(key.Text)}' must be a text; put it in quotes: \"{YamlFile.Shown(text.Text)}\"", value);
            else if (rule.FaultOf(key.Text, JsonValue.Create(text.Text)) is { } fault)
                Refuse(ErrorCodes.DeclarationOutOfBounds, $"'{path}.{YamlFile.Shown(key.Text)}' is not possible: {fault}", key);
            else
                _settings.Add(new DeclaredSetting(Join(path, key.Text), $"{setting.Variable}.{key.Text}", ValueOf(setting, text.Text), environment, value.Line, value.Column));
    }

    private static JsonNode ValueOf(DeclarationKey.Setting setting, string text) => setting.ToVariable?.Invoke(JsonValue.Create(text)) ?? JsonValue.Create(text);

    private void Refuse(string code, string message, YamlNode at) => _errors.Add(new InputError(code, message, _file, at.Line, at.Column));

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static string Names(ImmutableArray<DeclarationKey> keys) => string.Join(", ", keys.Select(k => k.Name));

    private static string Shown(YamlNode node) => YamlFile.Shown(node.Kind);
}
