package io.energyiot.server.proxy;

import io.energyiot.ingest.registry.SchemaRegistry;
import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.Sight;
import io.energyiot.server.access.CurrentSight;
import io.energyiot.server.access.SentDevices;
import io.energyiot.server.audit.AuditedRequest;
import io.energyiot.server.body.BodySettings;
import io.energyiot.server.body.LargeRequestPlaces;
import io.energyiot.server.body.LimitedBody;
import io.energyiot.server.error.ProxyErrorBody;
import io.energyiot.server.limits.LimitedClient;
import io.energyiot.server.proxy.ProduceReply.Place;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records for a topic like the Confluent REST proxy (its API v1 and v2). Requests, answers
 * and refusals are the same, so its clients needn't change.
 */
@Path("/topics/{topic}")
@Tag(name = "rest proxy")
@APIResponse(
    responseCode = "200",
    description = "the partition and offset of each record, or why it was not written",
    content = {
      @Content(
          mediaType = "application/vnd.kafka.v1+json",
          schema = @Schema(implementation = ProduceReply.class)),
      @Content(
          mediaType = "application/vnd.kafka.v2+json",
          schema = @Schema(implementation = ProduceReply.class))
    })
@APIResponse(
    responseCode = "422",
    description = "the records or their schemas are wrong",
    content = @Content(schema = @Schema(implementation = ProxyErrorBody.class)))
public final class ProxyResource {
  private static final Logger LOG = LoggerFactory.getLogger(ProxyResource.class);
  private static final int TOO_MANY_REQUESTS = 429;

  private final ProxyProducer producer;
  private final SchemaRegistry registry;
  private final CurrentSight sight;
  private final String readingsTopic;
  private final ProxySettings topics;
  private final BodySettings settings;
  private final LargeRequestPlaces largeRequests;

  /** Sends by {@code producer}, with the schemas of {@code registry}. */
  public ProxyResource(
      ProxyProducer producer,
      SchemaRegistry registry,
      CurrentSight sight,
      KafkaSettings kafka,
      ProxySettings topics,
      BodySettings settings,
      LargeRequestPlaces largeRequests) {
    this.producer = producer;
    this.registry = registry;
    this.sight = sight;
    this.readingsTopic = kafka.topic();
    this.topics = topics;
    this.settings = settings;
    this.largeRequests = largeRequests;
  }

  /** Answers when each record is on the topic or has failed. */
  @POST
  @Blocking
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "sendRecords",
      summary = "Send records, as to the Confluent REST proxy",
      description =
          "application/vnd.kafka[.binary|.json|.avro].v1+json or v2+json. Records in Avro or JSON"
              + " on the topic of readings are stored as readings.")
  public Response post(
      @PathParam("topic") String topic,
      @Context HttpHeaders headers,
      @Parameter(hidden = true) @Context RoutingContext routing,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) String contentEncoding,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) Long contentLength,
      InputStream body) {
    return answer(ProxyTarget.of(topic), headers, routing, contentEncoding, contentLength, body);
  }

  /** Does the same for one partition; the records name none themselves. */
  @POST
  @Path("/partitions/{partition}")
  @Blocking
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "sendRecordsToPartition",
      summary = "Send records to one partition, as to the Confluent REST proxy",
      description = "As to the topic; the records name no partition.")
  public Response postToPartition(
      @PathParam("topic") String topic,
      @PathParam("partition") String partition,
      @Context HttpHeaders headers,
      @Parameter(hidden = true) @Context RoutingContext routing,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) String contentEncoding,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) Long contentLength,
      InputStream body) {
    ProxyTarget target = ProxyTarget.of(topic, partition);
    return answer(target, headers, routing, contentEncoding, contentLength, body);
  }

  private Response answer(
      ProxyTarget target,
      HttpHeaders headers,
      RoutingContext routing,
      String encoding,
      Long length,
      InputStream body) {

    RecordForm form = RecordForm.of(headers.getMediaType()).orElse(null);
    String answerType = form == null ? new RecordForm(null, 2).answerType() : form.answerType();
    try (body) { // the unread rest would be taken for the next request on the connection
      if (form == null) {
        throw new ProxyException(
            ProxyError.MEDIA_TYPE_UNSUPPORTED, "HTTP 415 Unsupported Media Type");
      }
      try (LargeRequestPlaces.Place place = largeRequests.place(length, encoding != null)) {
        ProduceReply reply = produce(target, form, encoding, body, place, routing);
        return Response.ok(reply, answerType).build();
      }
    } catch (ProxyException e) {
      return refusal(e.error(), e.getMessage(), answerType);
    } catch (EnergyException e) {
      LOG.debug("a request to the proxy failed: {} {}", e.code(), e.getMessage());
      return refusal(ProxyError.of(e.code()), e.getMessage(), answerType);
    } catch (IOException e) {
      return refusal(ProxyError.BODY_UNREADABLE, unreadable(e), answerType);
    }
  }

  private static Response refusal(ProxyError error, String message, String type) {
    Response.ResponseBuilder answer =
        Response.status(error.status())
            .type(type)
            .entity(new ProxyErrorBody(error.code(), message));
    if (error.status() == TOO_MANY_REQUESTS) {
      answer.header(HttpHeaders.RETRY_AFTER, 1);
    }
    return answer.build();
  }

  private ProduceReply produce(
      ProxyTarget target,
      RecordForm form,
      String encoding,
      InputStream body,
      LargeRequestPlaces.Place place,
      RoutingContext routing) {
    AuditedRequest audited = AuditedRequest.of(routing);
    ReadingsCheck check = check(target.topic(), audited);
    int partitions =
        producer
            .partitions(target.topic())
            .orElseThrow(() -> new ProxyException(ProxyError.TOPIC_UNKNOWN, "Topic not found."));
    target.check(partitions);
    ProduceRequest request = read(encoding, body, place);
    List<ProxyRecord> items = target.place(request.records(), partitions);
    Serializers serializers = Serializers.of(form.kind(), target.topic(), request, registry);
    Outgoing outgoing = new Outgoing(target.topic(), check, serializers);
    items.forEach(outgoing::add);
    audited.settle();
    LimitedClient.of(routing).chargeReadings(check == null ? items.size() : check.readings());
    List<Place> places = outgoing.send(producer);
    return new ProduceReply(places, serializers.keys().schemaId(), serializers.values().schemaId());
  }

  /**
   * Returns the check for our own topic; null for other topics, whose records are not checked.
   *
   * @throws EnergyException with {@link ErrorCode#SCOPE_REFUSED} if they would have to be
   */
  private ReadingsCheck check(String topic, AuditedRequest audited) {
    Sight its = sight.get();
    if (topic.startsWith(readingsTopic + ".") || topic.startsWith(readingsTopic + "_")) {
      throw new ProxyException(ProxyError.TOPIC_UNKNOWN, "Topic not found."); // the system's own
    }
    if (topic.equals(readingsTopic)) {
      return new ReadingsCheck(registry, new SentDevices(its), audited);
    }
    if (its != Sight.ALL) {
      throw new EnergyException(
          ErrorCode.SCOPE_REFUSED,
          "this credential is for some devices only, and may send to the topic of readings alone");
    }
    if (!topics.allows(topic)) {
      throw new ProxyException(ProxyError.TOPIC_UNKNOWN, "Topic not found."); // to its clients
    }
    return null;
  }

  private ProduceRequest read(String encoding, InputStream body, LargeRequestPlaces.Place place) {
    try (InputStream json = LimitedBody.open(body, encoding, settings.maxBytes(), place::grownTo)) {
      return ProduceRequest.read(json, settings.maxReadings());
    } catch (IOException e) {
      throw new ProxyException(ProxyError.BODY_UNREADABLE, unreadable(e));
    }
  }

  private static String unreadable(IOException cause) {
    return "the body can't be read: " + cause.getMessage();
  }
}
