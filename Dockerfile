# The image of a job: Tollgate, OSV-Scanner, Dependency-Check with Java, and git. docs/releasing.md tells how it is built:
#   npm pack && mv tollgate-*.tgz tollgate.tgz && docker build --tag tollgate .
# The base is that of node:24.21.0-bookworm-slim, for linux/amd64 and linux/arm64. A digest does not change under our feet.
FROM node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6 AS build

# By the lockfile, without the scripts of packages, and without what only the sandbox and other platforms need.
WORKDIR /opt/tollgate
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

# The packed archive, as it is released, on top.
COPY tollgate.tgz /tmp/tollgate.tgz
RUN tar -xzf /tmp/tollgate.tgz --strip-components=1 --no-same-owner

# Each file is held against its SHA-256 before anything of it is unpacked: `tollgate setup --list`. Behind a mirror:
# --build-arg MIRROR=https://…
ARG SCANNERS=osv,dependency-check
ARG MIRROR=
RUN node dist/tollgate.js setup --tools "$SCANNERS" ${MIRROR:+--mirror "$MIRROR"} \
      --into /opt/scanners --cache-dir /tmp/downloads \
    && mkdir /opt/bin \
    && ln -s /opt/tollgate/dist/tollgate.js /opt/bin/tollgate \
    && for folder in /opt/scanners/osv-*; do ln -s "$folder/osv-scanner" /opt/bin/osv-scanner; done \
    && for folder in /opt/scanners/dependency-check-*; do ln -s "$folder/dependency-check" /opt/dependency-check; done

FROM node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6

# Signed by Debian; a version that is pinned here would be gone from its mirrors with the next fix.
# hadolint ignore=DL3008
RUN mkdir -p /usr/share/man/man1 \
    && apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates git openjdk-17-jre-headless \
    && rm -rf /var/lib/apt/lists/*

COPY --from=build /opt /opt
ENV PATH=/opt/bin:$PATH \
    DEPENDENCY_CHECK_HOME=/opt/dependency-check

# A job runs to its end and is no service.
HEALTHCHECK NONE
# The user node of the base image, by number: a host may not know its name.
USER 1000:1000
WORKDIR /work
ENTRYPOINT ["tollgate"]
