package io.energyiot.server.openapi;

import io.energyiot.model.access.Role;
import io.energyiot.server.access.Operations;
import io.energyiot.server.error.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Completes the description of the API when the server is built: the token, the answers that every
 * operation has, the forms of parameters, and the fields that an object always has.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiFilter implements OASFilter {
  private static final String TOKEN = "token";
  private static final String PASSWORD = "password";
  private static final Map<String, String> OF_ALL =
      Map.of(
          "400", "the question or the body is wrong",
          "401", "the server wants a credential, and the request shows none that is good",
          "403",
              "the identity lacks the role, or sees only some devices; or, where no credential is"
                  + " wanted, the request comes from another site's page",
          "421", "the server wants no credentials, and Host names another machine",
          "429",
              "the client, or all of them together, ask or send more than they may; Retry-After says"
                  + " when to send it again",
          "500", "a defect; the server's log has the cause",
          "503", "Cassandra or Kafka does not answer; try again");

  private static final Map<String, String> OF_BODIES =
      Map.of("413", "the body is too large", "415", "another media type or encoding");

  private static final List<String> PROXY_TYPES =
      List.of("application/vnd.kafka.v1+json", "application/vnd.kafka.v2+json");

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getComponents()
        .addSecurityScheme(
            TOKEN,
            scheme("bearer")
                .description(
                    "an API key, a token of the issuer, or the content of server.token_file"))
        .addSecurityScheme(
            PASSWORD, scheme("basic").description("an API key as the password, with any name"));
    AnswerSchemas.complete(api.getComponents().getSchemas());
    api.getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations().forEach((method, each) -> complete(path, method, each)));
  }

  private static SecurityScheme scheme(String name) {
    return OASFactory.createSecurityScheme().type(SecurityScheme.Type.HTTP).scheme(name);
  }

  /** Names the role that an operation needs. A server that wants no credentials needs none. */
  private static List<SecurityRequirement> security(
      String path, PathItem.HttpMethod method, boolean proxy) {
    List<String> roles =
        Operations.all().stream()
            .filter(each -> each.path().equals(path) && each.method().equals(method.name()))
            .flatMap(each -> each.role().stream())
            .map(Role::text)
            .toList();
    List<SecurityRequirement> ways = new ArrayList<>();
    ways.add(OASFactory.createSecurityRequirement().addScheme(TOKEN, roles));
    if (proxy) {
      ways.add(OASFactory.createSecurityRequirement().addScheme(PASSWORD, roles));
    }
    ways.add(OASFactory.createSecurityRequirement());
    return ways;
  }

  private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
    if (operation.getParameters() != null) {
      operation.getParameters().forEach(ParameterForm::complete);
    }
    boolean proxy = path.startsWith("/topics");
    addAll(operation, OF_ALL);
    operation.setSecurity(security(path, method, proxy));
    if (operation.getRequestBody() != null || proxy) {
      addAll(operation, OF_BODIES);
    }
    if (path.contains("{device_id}") || proxy) {
      addAll(operation, Map.of("404", proxy ? "no such topic" : "nothing is known of it"));
    }
    operation
        .getResponses()
        .getAPIResponses()
        .forEach((status, each) -> describe(proxy, status, each));
  }

  private static void addAll(Operation operation, Map<String, String> responses) {
    responses.forEach(
        (status, text) -> {
          if (operation.getResponses().getAPIResponse(status) == null) {
            operation
                .getResponses()
                .addAPIResponse(status, OASFactory.createAPIResponse().description(text));
          }
        });
  }

  private static void describe(boolean proxy, String status, APIResponse response) {
    boolean problem = status.compareTo("400") >= 0;
    if (!problem) {
      return;
    }
    boolean asProxy = proxy && !status.equals("401");
    Schema schema =
        OASFactory.createSchema()
            .ref("#/components/schemas/" + (asProxy ? "ProxyError" : "Problem"));
    Content content = OASFactory.createContent();
    for (String type : asProxy ? PROXY_TYPES : List.of(Problem.MEDIA_TYPE)) {
      content.addMediaType(
          type, OASFactory.createMediaType().schema(schema).example(example(asProxy, status)));
    }
    response.setContent(content);
  }

  private static Object example(boolean proxy, String status) {
    if (proxy) {
      return Map.of("error_code", Integer.valueOf(status), "message", "what is wrong");
    }
    return Map.of(
        "type", "urn:energyiot:error:PARAMETER_INVALID",
        "title", "Parameter invalid",
        "status", Integer.valueOf(status),
        "detail", "what is wrong, and what to do",
        "code", "PARAMETER_INVALID");
  }
}
