using System.Xml.Linq;

namespace Delightful.Local.Gateway;

/// <summary>An error as the query protocol has it, which the JSON protocol's would not be.</summary>
static class QueryRefusal
{
    public static XDocument Of(AwsException refused) => new(new XElement("ErrorResponse", new XElement("Error",
        new XElement("Type", "Sender"), new XElement("Code", refused.Code), new XElement("Message", refused.Message))));
}
