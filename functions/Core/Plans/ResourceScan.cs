using System.Text.Json;

namespace Delightful.Core.Plans;

/// <summary>
/// What is known of the resource change that is being read: an element of <c>resource_changes</c> begins at depth 2,
/// its fields stand at 3, those of <c>change</c> at 4, the attributes before and after at 5.
/// </summary>
internal sealed class ResourceScan
{
    private enum Field { Other, Address, Mode, Type, Change }

    private enum ChangeField { Other, Actions, Before, After, ReplacePaths }

    private Field _field;
    private ChangeField _changeField;
    private bool _isContainers;
    private bool _replacesForContainers;
    private string? _before;
    private string? _after;

    public string? Address { get; private set; }

    public string? Type { get; private set; }

    public bool IsData { get; private set; }

    public ChangeActions Actions { get; private set; }

    public void See(ref Utf8JsonReader reader, int depth)
    {
        switch (depth, reader.TokenType)
        {
            case (2, JsonTokenType.StartObject):
                Begin();
                break;
            case (3, JsonTokenType.PropertyName):
                _field = reader.ValueTextEquals("address"u8) ? Field.Address
                    : reader.ValueTextEquals("change"u8) ? Field.Change
                    : reader.ValueTextEquals("mode"u8) ? Field.Mode
                    : reader.ValueTextEquals("type"u8) ? Field.Type
                    : Field.Other;
                break;
            case (3, JsonTokenType.String) when _field is Field.Address:
                Address = reader.GetString();
                break;
            case (3, JsonTokenType.String) when _field is Field.Type:
                Type = reader.GetString();
                break;
            case (3, JsonTokenType.String) when _field is Field.Mode:
                IsData = reader.ValueTextEquals("data"u8);
                break;
            case ( > 3, _) when _field is Field.Change:
                SeeChange(ref reader, depth);
                break;
        }
    }

    /// <summary>
    /// True for a task definition of which the plan shows no more than a new image: a new one, or one replaced for the
    /// sake of its containers, which are the same but for the image and what repeats its tag.
    /// </summary>
    public bool IsNewImageOfTaskDefinition(ChangeKind kind) =>
        Type == "aws_ecs_task_definition"
        && (kind is ChangeKind.Create
            || kind is ChangeKind.Replace && _replacesForContainers && ContainerDefinitions.DifferOnlyInImage(_before, _after));

    private void Begin()
    {
        (Address, Type, IsData, Actions) = (null, null, false, ChangeActions.None);
        (_before, _after, _replacesForContainers) = (null, null, false);
        (_field, _changeField, _isContainers) = (Field.Other, ChangeField.Other, false);
    }

    private void SeeChange(ref Utf8JsonReader reader, int depth)
    {
        switch (depth, reader.TokenType)
        {
            case (4, JsonTokenType.PropertyName):
                _changeField = reader.ValueTextEquals("actions"u8) ? ChangeField.Actions
                    : reader.ValueTextEquals("before"u8) ? ChangeField.Before
                    : reader.ValueTextEquals("after"u8) ? ChangeField.After
                    : reader.ValueTextEquals("replace_paths"u8) ? ChangeField.ReplacePaths
                    : ChangeField.Other;
                _replacesForContainers |= _changeField is ChangeField.ReplacePaths;
                break;
            case (5, JsonTokenType.String) when _changeField is ChangeField.Actions:
                Actions |= reader.ReadAction();
                break;
            case (5, JsonTokenType.PropertyName) when _changeField is ChangeField.Before or ChangeField.After:
                _isContainers = reader.ValueTextEquals("container_definitions"u8);
                break;
            case (5, JsonTokenType.String) when _isContainers && _changeField is ChangeField.Before:
                _before = reader.GetString();
                break;
            case (5, JsonTokenType.String) when _isContainers && _changeField is ChangeField.After:
                _after = reader.GetString();
                break;
            case (6, JsonTokenType.String) when _changeField is ChangeField.ReplacePaths:
                _replacesForContainers &= reader.ValueTextEquals("container_definitions"u8);
                break;
        }
    }
}
