using System.Text.Json;
using Amazon.DynamoDBv2.Model;

namespace Delightful.Cloud;

public sealed partial class Registry
{
    /// <summary>Where people were told; version 0 and nothing else when they were not.</summary>
    public async Task<FeedbackState> LoadFeedbackAsync(string key, CancellationToken cancellationToken) =>
        await GetAsync(RegistryItem.Feedback(key), cancellationToken).ConfigureAwait(false) is { } item
            ? RegistryItem.Read(item, CloudJson.Default.FeedbackState)
            : new FeedbackState { Key = key };

    /// <summary>
    /// Writes it if it still is as it was read, and returns it as written. Null when somebody else wrote first: then that
    /// one posts, not the caller.
    /// </summary>
    public async Task<FeedbackState?> SaveFeedbackAsync(FeedbackState state, CancellationToken cancellationToken)
    {
        var written = state with { Version = state.Version + 1 };
        var item = RegistryItem.Feedback(state.Key);
        item[RegistryItem.Version] = RegistryItem.Number(written.Version);
        item[RegistryItem.Document] = RegistryItem.Text(JsonSerializer.Serialize(written, CloudJson.Default.FeedbackState));
        if (state.Expires is { } expires)
            item[RegistryItem.Expires] = RegistryItem.Number(expires.ToUnixTimeSeconds());
        try
        {
            await dynamo.PutItemAsync(
                new PutItemRequest
                {
                    TableName = settings.Table,
                    Item = item,
                    ConditionExpression = state.Version == 0 ? "attribute_not_exists(#version)" : "#version = :read",
                    ExpressionAttributeNames = new() { ["#version"] = RegistryItem.Version },
                    ExpressionAttributeValues = state.Version == 0 ? null : new() { [":read"] = RegistryItem.Number(state.Version) },
                },
                cancellationToken).ConfigureAwait(false);
            return written;
        }
        catch (ConditionalCheckFailedException)
        {
            return null;
        }
    }
}
