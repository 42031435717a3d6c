package dev.berth.api.oci;

import dev.berth.access.permission.Permissions;
import dev.berth.access.principal.Users;
import dev.berth.access.token.Tokens;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Authenticator;
import dev.berth.api.support.CallLog;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Json;
import dev.berth.api.support.ReadOnlyMode;
import dev.berth.api.support.Route;
import dev.berth.api.support.ScopeSource;
import dev.berth.control.project.Projects;
import dev.berth.oci.MediaType;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.http.Method;
import dev.berth.platform.kernel.Ids;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.Manifests;
import dev.berth.registry.content.PullLog;
import dev.berth.registry.content.Referrers;
import dev.berth.registry.content.Repositories;
import dev.berth.registry.content.Tags;
import dev.berth.registry.upload.Uploads;
import java.util.List;
import java.util.Optional;

/// Puts the data plane's routes together: every row of the distribution specification's table, and Harbor's catalog.
public final class OciApi {

    private static final String TAG = "distribution";

    private OciApi() {}

    /// What the data plane needs.
    ///
    /// @param externalUrl where clients reach this server, without a slash at its end; empty to go by what they
    ///     asked for
    /// @param manifestLimit the largest manifest accepted, in bytes
    public record Parts(
            Repositories repositories,
            Blobs blobs,
            Manifests manifests,
            Tags tags,
            Referrers referrers,
            PullLog pulls,
            Uploads uploads,
            Projects projects,
            Users users,
            Permissions permissions,
            Tokens tokens,
            Authenticator authenticator,
            Ids ids,
            CallLog log,
            ReadOnlyMode readOnly,
            Optional<String> externalUrl,
            int manifestLimit,
            BlobRedirects redirects) {}

    public static OciRouter router(Parts parts) {
        OciAccess access = new OciAccess(
                parts.authenticator(),
                parts.permissions(),
                parts.projects(),
                parts.users(),
                new Challenges(parts.externalUrl()));
        ManifestHandler manifests = new ManifestHandler(parts.manifests(), parts.pulls(), parts.manifestLimit());
        BlobHandler blobs = new BlobHandler(parts.blobs(), parts.ids(), parts.redirects());
        UploadHandler uploads = new UploadHandler(parts.uploads(), new MountHandler(parts.blobs(), access));
        ListHandler lists = new ListHandler(parts.tags(), parts.repositories());
        ReferrersHandler referrers = new ReferrersHandler(parts.referrers());
        RootHandler root = new RootHandler();
        ScopeSource repository = call -> {
            RepositoryName name = RepositoryName.parse(call.variable("name"));
            return parts.projects()
                    .find(name.project())
                    .map(project -> project.scope().repository(name.path()));
        };
        AccessRule pull = new AccessRule.Requires(OciAccess.PULL, repository);
        AccessRule push = new AccessRule.Requires(OciAccess.PUSH, repository);
        AccessRule delete = new AccessRule.Requires(OciAccess.DELETE, repository);
        AccessRule catalog = new AccessRule.Requires(OciAccess.CATALOG, ScopeSource.INSTALLATION);
        List<OciEndpoint<?>> endpoints = List.of(
                reading(
                        OciPath.Root.class,
                        "/v2/",
                        new AccessRule.Authenticated(),
                        describe("checkVersion", "Whether this is a registry, and who the caller is to it")
                                .answers(200, "yes", Json.MEDIA_TYPE),
                        root::yes),
                reading(
                        OciPath.Discover.class,
                        "/v2/_oci/ext/discover",
                        new AccessRule.Authenticated(),
                        describe("discoverExtensions", "The extensions of this registry")
                                .answers(200, "the extensions", RootHandler.Extensions.class),
                        root::extensions),
                reading(
                        OciPath.Catalog.class,
                        "/v2/_catalog",
                        catalog,
                        describe("listCatalog", "All repositories, in bytewise order")
                                .query("n", ValueType.INTEGER, "how many at most")
                                .query("last", ValueType.STRING, "start after this name")
                                .answers(200, "a page of names", ListHandler.RepositoryList.class),
                        lists::catalog),
                reading(
                        OciPath.Blob.class,
                        "/v2/{name}/blobs/{digest}",
                        pull,
                        describe("getBlob", "A blob, whole or in ranges")
                                .header("Range", ValueType.STRING, "up to 1,024 ranges of bytes")
                                .header("If-None-Match", ValueType.STRING, "the digest that the client has already")
                                .answers(200, "the blob", "application/octet-stream")
                                .answers(206, "the range asked for, or several as multipart/byteranges", "*/*")
                                .answers(304, "the client has it already")
                                .answers(416, "the range is not in the blob"),
                        blobs::read),
                writing(
                        Method.DELETE,
                        OciPath.Blob.class,
                        "/v2/{name}/blobs/{digest}",
                        delete,
                        describe("deleteBlob", "Take a blob out of a repository, unless a manifest needs it")
                                .answers(202, "it is gone")
                                .answers(405, "a manifest needs it"),
                        blobs::delete),
                writing(
                        Method.POST,
                        OciPath.NewUpload.class,
                        "/v2/{name}/blobs/uploads/",
                        push,
                        describe("beginUpload", "Begin an upload, send a whole blob, or mount one")
                                .query("digest", ValueType.STRING, "the body is the whole blob with this digest")
                                .query("digest-algorithm", ValueType.STRING, "what the digest will be made with")
                                .query("mount", ValueType.STRING, "the digest of a blob that another repository holds")
                                .query(
                                        "from",
                                        ValueType.STRING,
                                        "that repository; without it, any that the caller may pull")
                                .answers(201, "the repository holds the blob; Location names it")
                                .answers(202, "send the blob to Location"),
                        uploads::begin),
                writing(
                        Method.PATCH,
                        OciPath.Upload.class,
                        "/v2/{name}/blobs/uploads/{id}",
                        push,
                        describe("appendToUpload", "Send a chunk of a blob, or stream it")
                                .header("Content-Range", ValueType.STRING, "where the chunk belongs: first-last")
                                .answers(202, "it was taken; Range says how far the upload is")
                                .answers(416, "it does not follow the last chunk; Range says where to go on"),
                        uploads::append),
                writing(
                        Method.PUT,
                        OciPath.Upload.class,
                        "/v2/{name}/blobs/uploads/{id}",
                        push,
                        describe("completeUpload", "Complete an upload, perhaps with its last chunk")
                                .query("digest", ValueType.STRING, "of the whole blob; required")
                                .answers(201, "the repository holds the blob; Location names it")
                                .answers(416, "the chunk does not follow the last one"),
                        uploads::complete),
                writing(
                        Method.GET,
                        OciPath.Upload.class,
                        "/v2/{name}/blobs/uploads/{id}",
                        push,
                        describe("getUpload", "How far an upload is").answers(204, "Range says it"),
                        uploads::status),
                writing(
                        Method.DELETE,
                        OciPath.Upload.class,
                        "/v2/{name}/blobs/uploads/{id}",
                        push,
                        describe("cancelUpload", "Cancel an upload").answers(204, "it is gone"),
                        uploads::cancel),
                reading(
                        OciPath.Manifest.class,
                        "/v2/{name}/manifests/{reference}",
                        pull,
                        describe("getManifest", "A manifest by tag or digest, byte for byte as it was pushed")
                                .header("Accept", ValueType.STRING, "the manifest types that the client knows")
                                .header("If-None-Match", ValueType.STRING, "the digest that the client has already")
                                .answers(200, "the manifest, in the media type it has", "*/*")
                                .answers(304, "the client has it already"),
                        manifests::read),
                writing(
                        Method.PUT,
                        OciPath.Manifest.class,
                        "/v2/{name}/manifests/{reference}",
                        push,
                        describe("putManifest", "Push a manifest under a tag, a digest, or a digest and tags")
                                .query("tag", ValueType.STRING, "with a digest: a tag to set; may be repeated")
                                .header("If-Match", ValueType.STRING, "only if the tag points to this digest")
                                .header("If-None-Match", ValueType.STRING, "*: only if the tag does not exist")
                                .answers(201, "it is stored; OCI-Tag lists the tags set")
                                .answers(405, "it has a form that is not kept here")
                                .answers(412, "the condition does not hold")
                                .answers(413, "it is too large")
                                .answers(414, "too many tags at once"),
                        manifests::put),
                writing(
                        Method.DELETE,
                        OciPath.Manifest.class,
                        "/v2/{name}/manifests/{reference}",
                        delete,
                        describe("deleteManifest", "Delete a tag, or a manifest with all its tags")
                                .header("If-Match", ValueType.STRING, "only if the tag points to this digest")
                                .answers(202, "it is gone")
                                .answers(405, "a manifest lists it")
                                .answers(412, "the condition does not hold, or it must stay"),
                        manifests::delete),
                reading(
                        OciPath.TagList.class,
                        "/v2/{name}/tags/list",
                        pull,
                        describe("listRepositoryTags", "The tags of a repository, in bytewise order")
                                .query("n", ValueType.INTEGER, "how many at most")
                                .query("last", ValueType.STRING, "start after this tag")
                                .answers(200, "a page of tags", ListHandler.TagList.class),
                        lists::tags),
                reading(
                        OciPath.Referrers.class,
                        "/v2/{name}/referrers/{digest}",
                        pull,
                        describe("listReferrers", "The manifests whose subject is this digest")
                                .query("artifactType", ValueType.STRING, "only of this type; may be repeated")
                                .answers(200, "an index of them", MediaType.OCI_IMAGE_INDEX.value()),
                        referrers::list));
        return new OciRouter(
                endpoints,
                access,
                new WarmPull(parts.tokens(), parts.projects(), manifests, blobs),
                new Refusals(parts.log(), parts.projects()),
                parts.readOnly());
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, TAG, summary);
    }

    private static <P extends OciPath> OciEndpoint<P> reading(
            Class<P> kind,
            String path,
            AccessRule access,
            Documentation documentation,
            OciEndpoint.Answerer<P> answerer) {
        return new OciEndpoint<>(kind, Route.reading(path, access, documentation), answerer);
    }

    private static <P extends OciPath> OciEndpoint<P> writing(
            Method method,
            Class<P> kind,
            String path,
            AccessRule access,
            Documentation documentation,
            OciEndpoint.Answerer<P> answerer) {
        return new OciEndpoint<>(kind, new Route(method, path, access, documentation), answerer);
    }
}
