package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description of the API says all; that answers are so, {@link OpenApiAnswersIT} checks. */
class OpenApiIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RANGE = "from=2026-01-01&to=2026-01-02&zone=UTC";

  private static JsonNode document;

  private final ServerCalls http = RunningServer.http();

  @BeforeAll
  static void read() throws IOException {
    ServerCalls http = RunningServer.http();
    document = JSON.readTree(http.get("/q/openapi?format=json").body());
  }

  @Test
  void everyOperationIsDescribed() {
    List<String> faults = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        each -> {
                          String where = each.getKey() + " " + path.getKey();
                          check(where, each.getValue(), faults);
                          String id = each.getValue().path("operationId").asText();
                          if (!ids.add(id)) {
                            faults.add(where + ": operationId " + id);
                          }
                        }));
    assertThat(faults).isEmpty();
    assertThat(document.at("/components/securitySchemes/token/scheme").asText())
        .isEqualTo("bearer");
    assertThat(document.at("/components/securitySchemes/password/scheme").asText())
        .isEqualTo("basic");
  }

  private static void check(String where, JsonNode operation, List<String> faults) {
    for (JsonNode parameter : operation.path("parameters")) {
      for (String field : List.of("schema", "description", "example")) {
        if (parameter.path(field).isMissingNode()) {
          faults.add(where + ": " + parameter.get("name") + " without " + field);
        }
      }
    }
    for (String status : List.of("400", "401", "403", "421", "503")) {
      if (operation.at("/responses/" + status).isMissingNode()) {
        faults.add(where + ": no " + status);
      }
    }
    for (Map.Entry<String, JsonNode> each : operation.get("responses").properties()) {
      JsonNode content = each.getValue().path("content");
      if (content.isEmpty() && !each.getKey().equals("304")) {
        faults.add(where + " " + each.getKey() + ": no content");
      }
      for (JsonNode type : content) {
        JsonNode schema = type.path("schema");
        boolean ofJson = schema.has("$ref") || schema.has("oneOf") || schema.has("type");
        if (!ofJson) {
          faults.add(where + " " + each.getKey() + ": schema " + schema);
        }
      }
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    for (JsonNode reference : document.findValues("$ref")) {
      if (reference.isTextual()) {
        assertThat(document.at(reference.asText().substring(1)).isMissingNode())
            .as(reference.asText())
            .isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/devices/described/readings?from=x | /v1/devices/{device_id}/readings | 400",
        "/v1/devices/nobody/readings?" + RANGE + " | /v1/devices/{device_id}/readings | 404",
        "/v1/fleet/profile?day=2026-01-15 | /v1/fleet/profile | 404"
      })
  void aRefusalIsAsDescribed(String question, String path, String status) throws IOException {
    HttpResponse<byte[]> answer = http.get(question);
    assertThat(answer.statusCode())
        .as(ServerCalls.text(answer))
        .isEqualTo(Integer.parseInt(status));
    JsonNode described =
        document
            .get("paths")
            .get(path)
            .at("/get/responses/" + status + "/content")
            .get("application/problem+json");
    assertThat(described).as(path + " " + status).isNotNull();
    var schema = JSON.createObjectNode();
    schema.setAll((com.fasterxml.jackson.databind.node.ObjectNode) described.get("schema"));
    schema.set("components", document.get("components"));
    JsonSchema validator =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    assertThat(validator.validate(JSON.readTree(answer.body())))
        .as(ServerCalls.text(answer))
        .isEmpty();
  }
}
