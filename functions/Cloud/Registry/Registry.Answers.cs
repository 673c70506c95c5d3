using Amazon.DynamoDBv2.Model;

namespace Delightful.Cloud;

public sealed partial class Registry
{
    /// <summary>
    /// Remembers that an answer came; false when it came before. One conditional write: of two that come together one is
    /// told that it is the first.
    /// </summary>
    /// <param name="id">What the answer is known by.</param>
    /// <param name="until">When it may be forgotten: no sooner than it is refused for its age.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<bool> RememberAnswerAsync(string id, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var item = RegistryItem.Answer(id);
        item[RegistryItem.Expires] = RegistryItem.Number(until.ToUnixTimeSeconds());
        try
        {
            await dynamo.PutItemAsync(
                new PutItemRequest { TableName = settings.Table, Item = item, ConditionExpression = $"attribute_not_exists({RegistryItem.Pk})" },
                cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    /// <summary>Forgets an answer that could not be handled, so that the same may come again.</summary>
    public Task ForgetAnswerAsync(string id, CancellationToken cancellationToken) =>
        dynamo.DeleteItemAsync(new DeleteItemRequest { TableName = settings.Table, Key = RegistryItem.Answer(id) }, cancellationToken);
}
