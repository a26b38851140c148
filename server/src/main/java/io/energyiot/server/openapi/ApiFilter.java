package io.energyiot.server.openapi;

import io.energyiot.server.error.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
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
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Completes the description of the API when the server is built: the token, the answers that every
 * operation has, the forms of parameters, and the fields that an object always has.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiFilter implements OASFilter {
  private static final String TOKEN = "token";
  private static final Map<String, String> OF_ALL =
      Map.of(
          "400", "the question or the body is wrong",
          "401", "the server has a token, but the request does not carry it",
          "421", "the server has no token, and Host names another machine",
          "500", "a defect; the server's log has the cause",
          "503", "Cassandra or Kafka does not answer; try again");

  private static final Map<String, String> OF_CHANGES =
      Map.of("403", "the server has no token, and the request comes from another site's page");

  private static final Map<String, String> OF_BODIES =
      Map.of("413", "the body is too large", "415", "another media type or encoding");

  private static final List<String> PROXY_TYPES =
      List.of("application/vnd.kafka.v1+json", "application/vnd.kafka.v2+json");

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getComponents()
        .addSecurityScheme(
            TOKEN,
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("the content of server.token_file; a server on loopback needs none"));
    api.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(TOKEN));
    api.addSecurityRequirement(OASFactory.createSecurityRequirement());
    AnswerSchemas.complete(api.getComponents().getSchemas());
    api.getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations().forEach((method, each) -> complete(path, method, each)));
  }

  private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
    if (operation.getParameters() != null) {
      operation.getParameters().forEach(ParameterForm::complete);
    }
    boolean proxy = path.startsWith("/topics");
    addAll(operation, OF_ALL);
    if (method != PathItem.HttpMethod.GET) {
      addAll(operation, OF_CHANGES);
    }
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
