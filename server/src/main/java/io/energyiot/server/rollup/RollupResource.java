package io.energyiot.server.rollup;

import io.energyiot.model.Channel;
import io.energyiot.model.access.Identity;
import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.rollup.CompletenessAnswer;
import io.energyiot.query.rollup.FindingsAnswer;
import io.energyiot.query.rollup.RollupQueries;
import io.energyiot.query.rollup.RollupQuestion;
import io.energyiot.query.rollup.RollupsAnswer;
import io.energyiot.query.rollup.TopAnswer;
import io.energyiot.server.access.CurrentIdentity;
import io.energyiot.server.access.CurrentSight;
import io.energyiot.server.answer.AnswerJson;
import io.energyiot.server.audit.AuditedRequest;
import io.energyiot.server.parameter.QueryParameters;
import io.energyiot.store.rollup.group.Finding;
import io.energyiot.store.rollup.group.FoundDevice;
import io.energyiot.store.rollup.group.GroupKind;
import io.energyiot.store.rollup.group.RollupGroup;
import io.energyiot.store.rollup.group.TopDevice;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Results of rollups over all meters. */
@Path("/v1/fleet")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "fleet")
@APIResponse(
    responseCode = "404",
    description = "there is no rollup of any day asked for, or no such group")
public final class RollupResource {
  private static final int MAX_LISTED = 10_000;

  private final RollupQueries queries;
  private final CurrentIdentity asking;
  private final CurrentSight sight;

  /** Asks {@code queries} what {@code asking} may be told. */
  public RollupResource(RollupQueries queries, CurrentIdentity asking, CurrentSight sight) {
    this.queries = queries;
    this.asking = asking;
    this.sight = sight;
  }

  /** Returns what answers questions about a group, unless who asks may not be told of it. */
  private RollupQueries about(RollupGroup group) {
    Identity identity = asking.identity();
    SeenGroup.check(identity.scope(), group);
    return identity.seesAll() ? queries : queries.withoutNames();
  }

  /** Returns how the values of a group are spread over time. */
  @GET
  @Path("profile")
  @Operation(
      operationId = "fleetProfile",
      summary = "Count, sum, min and max of all meters of a group, by quarter hour and more",
      description =
          "by is quarter-hour, hour, day, week, month, quarter, year or none, in the storage zone."
              + " A reading counts in the bucket in which its interval starts. missing_days are"
              + " the days without a rollup.")
  @APIResponseSchema(
      value = ProfileBody.class,
      responseCode = "200",
      responseDescription = "the result; it includes everything stored up to as_of")
  public byte[] profile(
      @BeanParam DaysParameters days, @QueryParam("by") @DefaultValue("quarter-hour") String by) {
    RollupQuestion question = days.question();
    return AnswerJson.write(
        ProfileBody.of(about(question.group()).profile(question, BucketLength.parse(by))));
  }

  /** Returns the demand of a group over time. */
  @GET
  @Path("load")
  @Operation(
      operationId = "fleetLoad",
      summary = "Peak, load-duration curve, average days, and coincidence of a group",
      description =
          "load_duration has the demand that was reached or surpassed in 0, 1, … 100 percent of"
              + " the time; average_days are by season (of three whole months, winter from"
              + " December) and day of the week; coincidence_factor is the group's peak of a day"
              + " divided by the sum of the peaks of its meters on that day.")
  @APIResponseSchema(
      value = DemandBody.class,
      responseCode = "200",
      responseDescription = "the result; it includes everything stored up to as_of")
  public byte[] load(@BeanParam DaysParameters days) {
    RollupQuestion question = days.question();
    return AnswerJson.write(DemandBody.of(about(question.group()).load(question)));
  }

  /** Returns how complete a day is. */
  @GET
  @Path("completeness")
  @Operation(
      operationId = "fleetCompleteness",
      summary = "How many meters reported on a day, and how many of their intervals have readings",
      description =
          "group is all, one of region, tariff and feeder for all groups of the kind, or one group"
              + " such as region:North. Groups are those of the device registry.")
  @APIResponseSchema(
      value = GroupsBody.class,
      responseCode = "200",
      responseDescription = "the result; it includes everything stored up to as_of")
  public byte[] completeness(
      @QueryParam("day") String day,
      @QueryParam("group") @DefaultValue("all") String group,
      @QueryParam("limit") @DefaultValue("1000") String limit,
      @QueryParam("after") @Parameter(description = "begins after this name") String after) {
    int max = QueryParameters.number("limit", limit, 1, MAX_LISTED);
    Optional<GroupKind> kind =
        Arrays.stream(GroupKind.values()).filter(each -> each.text().equals(group)).findFirst();
    Optional<RollupGroup> one =
        kind.isPresent()
            ? SeenGroup.ofKind(asking.identity().scope(), kind.get())
            : Optional.of(RollupGroup.parse(group));
    CompletenessAnswer answer =
        one.map(this::about)
            .orElse(queries)
            .completeness(
                DaysParameters.date("day", day),
                kind.orElseGet(() -> one.orElseThrow().kind()),
                one.map(RollupGroup::name));
    return AnswerJson.write(GroupsBody.of(answer, Optional.ofNullable(after), max));
  }

  /** Returns the devices with the largest sums of a day. */
  @GET
  @Path("top")
  @Operation(
      operationId = "fleetTop",
      summary = "The devices of a group with the largest sums of a day",
      description =
          "A rollup keeps 100 devices of all meters, of a region and of a tariff, and 10 of a feeder.")
  @APIResponseSchema(
      value = TopBody.class,
      responseCode = "200",
      responseDescription = "the result; it includes everything stored up to as_of")
  public byte[] top(
      @QueryParam("day") String day,
      @QueryParam("group") @DefaultValue("all") String group,
      @QueryParam("channel") @DefaultValue("KWH") String channel,
      @QueryParam("limit") @DefaultValue("10") String limit,
      @Parameter(hidden = true) @Context RoutingContext routing) {
    RollupGroup its = RollupGroup.parse(group);
    Channel itsChannel = Channel.of(channel);
    int max = QueryParameters.number("limit", limit, 1, its.kind().maxTop());
    TopAnswer answer =
        about(its).top(DaysParameters.date("day", day), its, itsChannel, max, sight.get());
    AuditedRequest.of(routing).devices(answer.devices().stream().map(TopDevice::deviceId).toList());
    return AnswerJson.write(TopBody.of(answer, its, itsChannel));
  }

  /** Returns the meters that need attention after a day. */
  @GET
  @Path("findings")
  @Operation(
      operationId = "fleetFindings",
      summary = "Meters that were silent on a day, or suspicious",
      description =
          "finding is silent, no_values, gaps, estimated, negative, stuck, zero or"
              + " overlapping. A rollup"
              + " lists the first 100,000 silent meters and at least 10,000 of each other finding;"
              + " completeness counts all of them.")
  @APIResponseSchema(
      value = FindingsBody.class,
      responseCode = "200",
      responseDescription = "the result; it includes everything stored up to as_of")
  public byte[] findings(
      @QueryParam("day") String day,
      @QueryParam("finding") String finding,
      @QueryParam("limit") @DefaultValue("1000") String limit,
      @QueryParam("after") @DefaultValue("") @Parameter(description = "begins after this device")
          String after,
      @Parameter(hidden = true) @Context RoutingContext routing) {
    Finding its = Finding.parse(QueryParameters.required("finding", finding));
    int max = QueryParameters.number("limit", limit, 1, MAX_LISTED);
    FindingsAnswer answer = queries.findings(DaysParameters.date("day", day), its, after, max);
    AuditedRequest audited = AuditedRequest.of(routing);
    audited.devices(answer.meters().stream().map(FoundDevice::deviceId).toList());
    audited.settle();
    return AnswerJson.write(FindingsBody.of(answer, its));
  }

  /** Returns which days are computed. */
  @GET
  @Path("rollups")
  @Operation(
      operationId = "fleetRollups",
      summary = "The rollups of some days, and the last run that the schedule began",
      description =
          "The default is the last 31 days; to is not included. scheduled is null if rollup.at was"
              + " never set. Its ended is null while the run goes on, or if the server was stopped"
              + " during it. Its error says why the run failed; it is tried again.")
  @APIResponseSchema(
      value = RollupsBody.class,
      responseCode = "200",
      responseDescription =
          "the computed days, the newest run of the schedule, and whether it failed")
  public byte[] rollups(@QueryParam("from") String from, @QueryParam("to") String to) {
    RollupsAnswer answer =
        queries.rollups(
            Optional.ofNullable(from).map(text -> DaysParameters.date("from", text)),
            Optional.ofNullable(to).map(text -> DaysParameters.date("to", text)));
    return AnswerJson.write(RollupsBody.of(answer));
  }
}
