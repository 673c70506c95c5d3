using System.Globalization;
using Amazon.Internal.AwsQuery;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.SimpleNotificationService.Model;

internal static class SNSProtocol
{
    public static readonly AwsQueryService Service = new()
    {
        ServiceId = "SNS",
        ApiVersion = "2010-03-31",
        Error = error => error.Code == "NotFound"
            ? new NotFoundException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode)
            : new AmazonSimpleNotificationServiceException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
    };

    public static readonly InvokeOptions Publish = Service.Operation<PublishRequest, PublishResponse>(
        nameof(Publish),
        (form, request) =>
        {
            Text(form, "TopicArn", request.TopicArn);
            Text(form, "Subject", request.Subject);
            Text(form, "Message", request.Message);
            Text(form, "MessageGroupId", request.MessageGroupId);
            Text(form, "MessageDeduplicationId", request.MessageDeduplicationId);
            var entry = 0;
            foreach (var (name, value) in request.MessageAttributes ?? [])
            {
                var prefix = string.Create(CultureInfo.InvariantCulture, $"MessageAttributes.entry.{++entry}");
                Text(form, $"{prefix}.Name", name);
                Text(form, $"{prefix}.Value.DataType", value.DataType);
                Text(form, $"{prefix}.Value.StringValue", value.StringValue);
            }
        },
        (response, element, context) =>
        {
            if (element == "MessageId")
                response.MessageId = StringUnmarshaller.Instance.Unmarshall(context);
            else if (element == "SequenceNumber")
                response.SequenceNumber = StringUnmarshaller.Instance.Unmarshall(context);
        });

    private static void Text(ParameterCollection form, string name, string value)
    {
        if (value is not null)
            form.Add(name, value);
    }
}
