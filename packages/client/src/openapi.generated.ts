// npm run openapi writes this file.

export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check that the process runs
         * @description Needs no API key. Answers 200 as long as the process runs.
         */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check that the process can answer requests
         * @description Needs no API key. Answers 200 when the database answers and has the newest migration that this release knows, else 503. Productions are accepted while Redis or every worker is away, so that is no 503: `degraded` tells it. The answer is at most a few seconds old.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/spaces/{id}/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the feed of a channel without an API key, newest first
         * @description It lists what everybody may see. Caches may keep an answer for 30 s, so what is unpublished may be seen for that long. Requests are limited by address. Without PUBLIC_FEEDS in the configuration of the service, this answers 404.
         */
        get: operations["getPublicSpaceFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the global feed without an API key, newest first
         * @description It lists what getGlobalFeed lists. Caches may keep an answer for 30 s, so what is unpublished may be seen for that long. Requests are limited by address. Without PUBLIC_FEEDS in the configuration of the service, this answers 404.
         */
        get: operations["getPublicGlobalFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign a browser in
         * @description Takes an API key or a ticket, and answers with a cookie that stands for it in requests of this service’s own pages. Scripts cannot read the cookie, and no other site can use it. The session is a descendant of the key: it ends with the key, when it expires, or when endSession or revokeApiKey ends it. A session that the browser had before ends, too.
         */
        post: operations["createSession"];
        /**
         * Sign the browser out
         * @description Ends the session of the cookie at once, with keys and sessions that were made with it, and clears the cookie. Without a session this does nothing.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your API keys
         * @description Lists valid, expired and revoked keys, newest first. A key with the role `member` lists member keys only. An operator may list the keys of another user.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key for yourself
         * @description Anybody may create a key with the role `member`, which is the default. Only an operator may create one with the role `operator`. The new key belongs to the same user and is a descendant of the key that sends this request: revokeApiKey ends both.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description The service refuses the key from now on, and with it all of its descendants: the keys that were made with it, those that were made with them, and so on. A call for a key that is revoked already revokes the descendants that are left. You may revoke your own member keys; an operator may revoke any key.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the user and role behind the API key
         * @description Anybody with an API key may call this.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a link that signs a browser in
         * @description The link signs one browser in, once and within 10 minutes. Its session is a descendant of the key that sends this request.
         */
        post: operations["createSessionTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List uploads
         * @description Lists your uploads, newest first.
         */
        get: operations["listUploads"];
        put?: never;
        /**
         * Announce a file for upload
         * @description Creates an upload and answers where to POST the file. The address is valid for one hour. Call completeUpload after the POST. A repeated request with the same Idempotency-Key answers the same upload with an address that is valid for another hour. An upload that is not completed by its `expires_at` is deleted.
         */
        post: operations["createUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete upload
         * @description Checks that the file is in S3 and has the announced size. Only the owner of the upload may call this. A completed upload can be rendered. It keeps the file that it was completed with: if another one has been sent to its address since, this answers 409 with `OBJECT_CHANGED`. If S3 does not tell whether the bytes are the same, as with keys of KMS, this accepts the file that is there.
         */
        post: operations["completeUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get upload
         * @description Answers an upload of yours. An operator reads everybody’s.
         */
        get: operations["getUpload"];
        put?: never;
        post?: never;
        /**
         * Delete upload
         * @description Deletes the upload and all its productions. Only its owner may delete it. No feed shows it from now on. A worker cancels its renders, deletes its objects and then its rows; follow the deletion with getDeletion. A second call answers the same deletion, even after everything is deleted, and restarts it if it failed.
         */
        delete: operations["deleteUpload"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/productions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List productions
         * @description Lists your productions, newest first. An operator may list those of another user, or of all. A cursor is valid only with the filters of the request that returned it.
         */
        get: operations["listProductions"];
        put?: never;
        /**
         * Create production
         * @description Accepts a render. The production reaches an end whatever fails in between; follow it with getProduction.
         */
        post: operations["createProduction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/productions/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create productions
         * @description Accepts several renders of one upload, in one transaction. 202: all of them are accepted. 207: at least one is refused, and the others are accepted. A body that is not well-formed is refused as a whole, and so is one with more renders than you may add to your unfinished productions.
         */
        post: operations["createProductions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/productions/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Plan production
         * @description Shows what createProduction would render with the same body, and where to. Writes nothing. If MediaConvert has not described the source yet, a worker asks it; `problems` says what the plan cannot know until then.
         */
        post: operations["planProduction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/productions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get production
         * @description Answers a production of yours. An operator reads everybody’s.
         */
        get: operations["getProduction"];
        put?: never;
        post?: never;
        /**
         * Delete production
         * @description Deletes the production. Only its owner may delete it. No feed shows it from now on. A worker cancels its renders, deletes its objects and then its rows; follow the deletion with getDeletion. A second call answers the same deletion, even after everything is deleted, and restarts it if it failed.
         */
        delete: operations["deleteProduction"];
        options?: never;
        head?: never;
        /**
         * Update production
         * @description Changes the priority of a production that waits in line. Only its owner and operators may do so; its timeline says which operator did. One that has left the line is refused.
         */
        patch: operations["updateProduction"];
        trace?: never;
    };
    "/api/productions/{id}/expedite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Expedite production
         * @description Puts a production that waits in line before those of all users. Only an operator may do so; the timeline of the production names the operator. Of several, the one that was put there last goes first. It costs its owner no turn. To do it once more changes nothing. One that has left the line is refused.
         */
        post: operations["expediteProduction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/productions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel production
         * @description Only the owner of the production and operators may cancel it; its timeline says which operator did. 200: the production is canceled. 202: MediaConvert has, or may have, a job for it, and a worker cancels the job. The job may end first, so the production may still complete or fail; follow it with getProduction.
         */
        post: operations["cancelProduction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/productions/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry production
         * @description Accepts a new production with the same upload, settings, name and, unless you name another one, priority. Only the owner may retry a production, and only one that failed or was canceled. The old production stays unchanged.
         */
        post: operations["retryProduction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/productions/{id}/outputs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get production outputs
         * @description Answers what the worker saw in S3 when the production completed, with one item for each output group. An operator reads everybody’s.
         */
        get: operations["getProductionOutputs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/productions/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get production timeline
         * @description Answers the newest 1000 events of your production, oldest first. They tell why it is not done yet. An operator reads everybody’s.
         */
        get: operations["getProductionTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List profiles
         * @description Anybody with an API key may list the profiles.
         */
        get: operations["listProfiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get profile
         * @description Anybody with an API key may read a profile.
         */
        get: operations["getProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the spaces that you may read
         * @description Lists the spaces that you own, the spaces that you are a member of, and every channel, newest first. A cursor is valid only with the filters of the request that returned it.
         */
        get: operations["listSpaces"];
        put?: never;
        /**
         * Create a space
         * @description Anybody may create a space and becomes its owner. The service may be configured to let only operators create channels (CHANNELS_BY). A slug can be used only once per type of space.
         */
        post: operations["createSpace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a space that you may read
         * @description You may read your own spaces, spaces that you are a member of, and every channel. An operator may read any space. Only its owner, its moderators and operators may read a closed one.
         */
        get: operations["getSpace"];
        put?: never;
        post?: never;
        /**
         * Delete your space for good
         * @description Only its owner may delete a space. Nobody finds it and no feed shows anything of it from now on, and its slug is free. Soon after, its publications become `unpublished`, and its members and invitations are removed. Uploads and productions stay. A second call changes nothing.
         */
        delete: operations["deleteSpace"];
        options?: never;
        head?: never;
        /**
         * Change a space
         * @description The owner and the moderators of the space may change it. Fields that are absent stay unchanged.
         */
        patch: operations["updateSpace"];
        trace?: never;
    };
    "/api/spaces/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a space, as an operator
         * @description No feed shows anything of the space from now on, and nothing can be published into it. Soon after, its publications become `unpublished`. Its owner and its moderators still read it. A second call changes nothing.
         */
        post: operations["closeSpace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a closed space again, as an operator
         * @description All that the space has shown stays `unpublished` until somebody publishes it again. Soon after a close, not all of it is `unpublished` yet: then the answer is SPACE_CLOSING, and `Retry-After` says when to try again. A deleted space cannot be opened again. A second call changes nothing.
         */
        post: operations["reopenSpace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the members of a space
         * @description The owner and the moderators of the space and operators may list its members. The owner is not a member and is not listed.
         */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces/{id}/members/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the role of a member
         * @description The owner and the moderators of the space may change the role of a member. To add one, invite them with createInvitation: nobody becomes a member of a space without having agreed to it. Only an operator may add a user in this way.
         */
        put: operations["putMember"];
        post?: never;
        /**
         * Remove a member from a space
         * @description The owner and the moderators of the space and operators may remove any member. Every member may leave the space by removing themselves. A second call changes nothing.
         */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the open invitations to a space, newest first
         * @description The owner and the moderators of the space may list them. Nobody sees the codes again.
         */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Invite somebody into a space
         * @description The owner and the moderators of the space may invite. Give the code to the one whom you invite, and to nobody else: who has it becomes a member with acceptInvitation. It counts once, and only while you run the space. A space has at most 100 open invitations; one more is refused with QUOTA_EXCEEDED.
         */
        post: operations["createInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces/{id}/invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw an invitation
         * @description The owner and the moderators of the space may withdraw it. To remove a member who has accepted it, call removeMember. A second call changes nothing.
         */
        delete: operations["removeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Become a member of the space that you are invited to
         * @description You get the role of the invitation, unless you have a higher one. The answer tells which space it is; you can leave it at any time with removeMember. A second call changes nothing.
         */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/productions/{id}/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the publications of a production */
        get: operations["listProductionPublications"];
        put?: never;
        /**
         * Publish a production
         * @description Publishes your production into a space in which you are owner, moderator or publisher. The space shows it as soon as the production is completed. If the space requires review and you are not its owner or a moderator, a moderator has to approve the publication first. The same is true in any space if a moderator has rejected the publication or taken it back. A second call for the same space changes the settings; fields that are absent stay unchanged. If an operator has taken the publication down, an operator has to approve it.
         */
        post: operations["createPublication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces/{id}/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the publications of a space, whatever their status
         * @description The owner, the moderators and operators see all publications; everybody else sees their own. The status `pending` lists what waits for approval, with what it shows. getSpaceFeed lists what the space shows.
         */
        get: operations["listSpacePublications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a publication
         * @description You may read your own publications, and all publications of a space that you own or moderate. An operator may read any. `shows` is what to look at before you approve it.
         */
        get: operations["getPublication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the events of a publication, newest first
         * @description Everybody who may read the publication with getPublication may list its events.
         */
        get: operations["listPublicationEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a publication that waits for review
         * @description The owner and the moderators of the space and operators may approve what they have seen: the header `If-Match` is required. The production must be completed. If the publication `replaces` another one, it takes its place in one step. Approving once more what you have approved changes nothing.
         */
        post: operations["approvePublication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject a publication that waits for review
         * @description The owner and the moderators of the space and operators may reject. To remove a publication that is already published, call unpublishPublication.
         */
        post: operations["rejectPublication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/unpublish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a publication back
         * @description The owner and the moderators of the space, the owner of the publication, and operators may take it back. No feed shows it from now on. If a moderator takes back what belongs to somebody else, it is published again only by a moderator or with the approval of one. If an operator does, without running the space, it is published again only with the approval of an operator.
         */
        post: operations["unpublishPublication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/republish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish a publication again that was taken back
         * @description The owner and the moderators of the space may republish, and the owner of the publication may, if they may still publish there. The publication waits for review again if the space requires review, if a moderator rejected it or took it back, or if no approval is recorded, as for some publications of the older system. A publication that is already published keeps its place. To show what belongs to somebody else, the header `If-Match` is required.
         */
        post: operations["republishPublication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/replace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace a publication by another production
         * @description The owner and the moderators of the space may replace a publication, and the owner of the publication may, if they may still publish there. The exchange is atomic: at no time does the space show both productions or neither. The answer is the publication that the space shows from now on; it has the same place in the feeds and the same settings, but a production of somebody else becomes no more visible than before. The replaced publication becomes unpublished. To go back, replace the new publication by the first production. Where a moderator has to approve first, because the space requires review or a moderator took the other production back, the answer is `pending` with what it `replaces`, and the exchange happens when it is approved.
         */
        post: operations["replacePublication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces/{id}/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the feed of a space, newest first
         * @description Everybody who may read the space may read its feed. Only the owner, the members and operators see publications with the visibility `members`. A closed space shows nothing. A page may have fewer items than `limit`, or none, although others follow: go on while there is a `next_cursor`.
         */
        get: operations["getSpaceFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the global feed, newest first
         * @description Anybody with an API key may read it. It lists the publications of all spaces that are visible in the global feed. A page may have fewer items than `limit`, or none, although others follow: go on while there is a `next_cursor`.
         */
        get: operations["getGlobalFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/feed-item": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one publication as the feeds show it
         * @description For a link to it: whoever may read a feed that shows the publication may read it here, too. It is not found as soon as no feed shows it any more.
         */
        get: operations["getFeedItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deletions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get deletion
         * @description Answers a deletion that you started. An operator reads everybody’s.
         */
        get: operations["getDeletion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deletions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deletions
         * @description Lists the deletions that you started, newest first.
         */
        get: operations["listDeletions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events
         * @description Answers what has happened to your productions, uploads, publications and deletions, oldest first. Go on from `next_after`: you miss nothing and get nothing twice. With `wait`, the answer comes as soon as there is an event.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream events
         * @description Streams events as they happen, as server-sent events. A client that comes back with Last-Event-ID, to any replica, goes on where it was. A client that reads too slowly is let go, and comes back like that.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/productions/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream production events
         * @description Streams the events of one production, like streamEvents. Events of the type `progress` come besides, without an id: their `data` has `progress_percent`.
         */
        get: operations["streamProductionEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create event ticket
         * @description Makes a ticket that opens one stream of events. A browser’s EventSource sends no headers, so its page sends the ticket as the query parameter `ticket`, once and within 30 s. The stream ends with the API key that made the ticket.
         */
        post: operations["createEventTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your webhooks, newest first */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Have your events sent to a URL
         * @description Sends every event of yours from now on, signed by Standard Webhooks. The body is the event as in listEvents. An answer with 2xx within ten seconds counts as delivered; anything else is tried again for three days.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get webhook */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Delete webhook
         * @description Nothing is sent any more, but for what is on its way at this moment.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change, disable or enable a webhook
         * @description Fields that are absent stay unchanged. What is on its way goes to the new URL at once; other types count for events that happen from now on. A disabled webhook that is enabled goes on where it was.
         */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/api/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook a new secret
         * @description The secret that it had signs, too, for a day, so that your receiver may know either. A second call within that day ends the older one at once.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event now
         * @description Sends one event of the type `webhook.test`, whose `id` is 0, and answers what the receiver has said. It is in no list and is not tried again. If it arrives, whatever waits because the receiver has failed is sent, too.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was sent to a webhook, the newest event first
         * @description With `status`, only such: `failed` lists what has not arrived and is not tried again.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send all events since a time again
         * @description Sends what fits the webhook, in order, with the same ids and bodies as before; events that happened before it was created, too. What is new comes after that.
         */
        post: operations["replayWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries/{event}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send one event again
         * @description It has the same id and body as before. Any event of yours that is kept can be sent.
         */
        post: operations["replayWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List workers
         * @description Answers operators the workers that are alive and the queues that somebody has paused. Each worker tells of itself every few seconds; one that is silent for 20 s is not listed.
         */
        get: operations["listWorkers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get overview
         * @description Answers operators how the whole service is: its queues, the productions in each state, the workers, the budget of calls to MediaConvert, and what does not work as it should. It is at most a few seconds old.
         */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/productions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find productions of all users
         * @description Answers operators the newest productions that every filter fits. A page looks at 5000 productions at most: it may have fewer items than asked for, or none, and a `next_cursor` from which to look on. A cursor is valid only with the filters of the request that returned it. Ten characters of a ULID or more find it at once, however old it is.
         */
        get: operations["findProductions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/productions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Inspect production
         * @description Answers operators everything that is known of a production, for finding out why.
         */
        get: operations["inspectProduction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/failures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Group what has failed by code and cause
         * @description Answers operators what failed in a span of time, the largest group first. findProductions with the code and the cause of a group finds its productions. At most the newest 10000 failures are grouped, and the 100 largest groups are answered.
         */
        get: operations["listFailures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/bulk-actions/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview bulk action
         * @description Chooses what an operator could retry or cancel at once, and does nothing with it. The set has those that the filter fits and that the action can do something with: `retry` takes what failed or was canceled and has not been retried, `cancel` what has not ended. startBulkAction acts on exactly this set.
         */
        post: operations["previewBulkAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/bulk-actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List bulk actions
         * @description Lists the bulk actions of all operators, the last one that was started first.
         */
        get: operations["listBulkActions"];
        put?: never;
        /**
         * Start bulk action
         * @description Acts on the set that a preview has shown you, and on nothing else. What somebody has retried or canceled since, or what has ended since it was to be canceled, is skipped. Workers do it; a repeated request starts nothing and answers with the same action.
         */
        post: operations["startBulkAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/bulk-actions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get bulk action */
        get: operations["getBulkAction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/bulk-actions/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what came of each production
         * @description Lists the productions of the set, with what came of each; `outcome` is null until its turn.
         */
        get: operations["listBulkActionItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/bulk-actions/{id}/abort": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Abort bulk action
         * @description Ends a bulk action. What has been done stays done; what is being done comes to its end.
         */
        post: operations["abortBulkAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Readiness */
        Readiness: {
            ready: boolean;
            /** @description Why no request can be answered; empty when ready */
            problems: {
                /** @example NO_WORKER */
                code: string;
                /**
                 * @description What is wrong and what to do
                 * @example No worker is alive: start one, since productions and deletions wait until then.
                 */
                message: string;
            }[];
            /** @description What does not work as it should, while requests are answered */
            degraded: {
                /** @example NO_WORKER */
                code: string;
                /**
                 * @description What is wrong and what to do
                 * @example No worker is alive: start one, since productions and deletions wait until then.
                 */
                message: string;
            }[];
        };
        /** PublicFeedItem */
        PublicFeedItem: {
            publication_id: number;
            title: string | null;
            description: string | null;
            duration_seconds: number | null;
            playlist_url: string | null;
            poster_url: string | null;
            /** @description One item for each HLS playlist. If there is none, one for each MPD, or for each group with a file that plays. */
            media: {
                orientation: ("portrait" | "landscape") | null;
                playlist_url: string | null;
                mpd_url: string | null;
                file_url: string | null;
                poster_url: string | null;
            }[];
            published_at: string | null;
        };
        /** PublicFeed */
        PublicFeed: {
            items: components["schemas"]["PublicFeedItem"][];
            next_cursor: string | null;
        };
        /** Session */
        Session: {
            user_id: number;
            /**
             * @description What the key allows. A key with the role `operator` also signs in to Bull Board and manages the keys of other users. A key with the role `member` sees and manages the member keys of its own user alone.
             * @enum {unknown}
             */
            role: "member" | "operator";
            /** Format: date-time */
            expires_at: string;
        };
        /** ApiKey */
        ApiKey: {
            id: number;
            /**
             * @description A session is what a browser has after signing in; its cookie is used as a key is
             * @enum {unknown}
             */
            kind: "key" | "session";
            user_id: number;
            name: string;
            /**
             * @description What the key allows. A key with the role `operator` also signs in to Bull Board and manages the keys of other users. A key with the role `member` sees and manages the member keys of its own user alone.
             * @enum {unknown}
             */
            role: "member" | "operator";
            /** @description The first characters of the key, which tell it from other keys */
            prefix: string;
            created_at: string | null;
            last_used_at: string | null;
            revoked_at: string | null;
            made_by: number | null;
            expires_at: string | null;
        };
        /** CreatedApiKey */
        CreatedApiKey: {
            api_key: components["schemas"]["ApiKey"];
            key: string | null;
        };
        /** ApiKeys */
        ApiKeys: {
            items: components["schemas"]["ApiKey"][];
            next_cursor: string | null;
        };
        /** RevokedApiKey */
        RevokedApiKey: {
            id: number;
            /**
             * @description A session is what a browser has after signing in; its cookie is used as a key is
             * @enum {unknown}
             */
            kind: "key" | "session";
            user_id: number;
            name: string;
            /**
             * @description What the key allows. A key with the role `operator` also signs in to Bull Board and manages the keys of other users. A key with the role `member` sees and manages the member keys of its own user alone.
             * @enum {unknown}
             */
            role: "member" | "operator";
            /** @description The first characters of the key, which tell it from other keys */
            prefix: string;
            created_at: string | null;
            last_used_at: string | null;
            revoked_at: string | null;
            made_by: number | null;
            expires_at: string | null;
            /** @description Numbers of the descendants that this call has revoked */
            revoked_descendants: number[];
        };
        /** Me */
        Me: {
            /** @description Your user number */
            id: number;
            display_name: string | null;
            /**
             * @description The role of the API key that sent the request
             * @enum {unknown}
             */
            role: "member" | "operator";
            /** @description How many of your productions have not ended, and how many may be so at a time */
            unfinished_productions: {
                /**
                 * @description Counted up to the most that you may have, or up to 1000
                 * @example 12
                 */
                count: number;
                most: number | null;
            };
        };
        /** SessionTicket */
        SessionTicket: {
            ticket: string;
            /** @description The page of this service with the ticket behind `#`, which browsers send to no server */
            url: string;
            /** Format: date-time */
            expires_at: string;
        };
        /**
         * Source
         * @description What MediaConvert tells of the file; null until it has been asked, or if it does not tell
         */
        Source: {
            container: string | null;
            width: number | null;
            height: number | null;
            coded_width: number | null;
            coded_height: number | null;
            /** @description Width of a pixel divided by its height */
            pixel_aspect_ratio: number;
            /**
             * @description The turn that MediaConvert makes, in degrees clockwise
             * @enum {unknown}
             */
            rotation: 0 | 90 | 180 | 270;
            /** @description The turn that the file asks for, in degrees clockwise. MediaConvert turns only .mov and .mp4, by quarters. */
            rotation_told: number;
            duration_seconds: number | null;
            frame_rate: number | null;
            frame_rate_varies: boolean | null;
            scan_type: ("progressive" | "interlaced") | null;
            /** @enum {unknown} */
            color: "sdr" | "hlg" | "hdr10";
            tracks: {
                /** @enum {unknown} */
                type: "video" | "audio" | "data";
                codec: string | null;
                duration_seconds: number | null;
            }[];
        };
        /**
         * SourceProblem
         * @description Why MediaConvert did not describe the file when it was last asked; null if it did
         */
        SourceProblem: {
            /** @description `PROBE_REFUSED`, `PROBE_MISSING`, `PROBE_DECLINED` or `PROBE_ODD` */
            code: string;
            /** @description What to do, or what MediaConvert says */
            message: string;
        };
        /** Upload */
        Upload: {
            id: number;
            uuid: string | null;
            status: ("signed" | "uploading" | "uploaded" | "failed" | "queued" | "processing" | "completed") | null;
            filename: string | null;
            content_type: string | null;
            size_bytes: number | null;
            width: number | null;
            height: number | null;
            duration_seconds: number | null;
            source: components["schemas"]["Source"] | null;
            source_problem: components["schemas"]["SourceProblem"] | null;
            created_at: string | null;
            uploaded_at: string | null;
            expires_at: string | null;
        };
        /**
         * PresignedPost
         * @description null when the file is complete and no POST is needed
         */
        PresignedPost: {
            /** @description The address for a multipart/form-data POST. It contains all `fields` first and the file as `file` last. */
            url: string;
            fields: {
                [key: string]: string;
            };
            /** Format: date-time */
            expires_at: string;
        };
        /** CreatedUpload */
        CreatedUpload: {
            upload: components["schemas"]["Upload"];
            post: components["schemas"]["PresignedPost"] | null;
        };
        /** DeletionPlan */
        DeletionPlan: {
            would_delete: {
                objects: number;
                bytes: number;
                /** @description false when the service stopped counting early; `objects` and `bytes` are then too low */
                counted_all: boolean;
                /** @description The first 1000 keys */
                keys: string[];
                /** @description true when the list does not contain all keys */
                truncated: boolean;
                productions: number;
                publications: number;
                mediaconvert_jobs: string[];
                prefixes: string[];
            };
            blocked_by: ("published" | "prefix_refused") | null;
            refused_because: string | null;
        };
        /** Failure */
        Failure: {
            code: string | null;
            message: string | null;
            /**
             * @description Whose fault it is.
             *     - `source`: the file’s; another one may render.
             *     - `settings`: the settings’; another profile may render the file.
             *     - `account`: of rights, buckets or what else the operator has set up.
             *     - `aws`: AWS’s own.
             * @enum {unknown}
             */
            class: "source" | "settings" | "account" | "aws";
            /** @description true when trying again can help although nothing else changes */
            retryable: boolean;
            /** @description What to do, in a sentence or two for people */
            help: string;
        };
        /** Deletion */
        Deletion: {
            ulid: string;
            /** @enum {unknown} */
            target: "upload" | "production";
            upload_uuid: string | null;
            production_ulid: string | null;
            status: ("pending" | "running" | "completed" | "failed") | null;
            progress: {
                objects_deleted: number;
                bytes_deleted: number;
                mediaconvert_jobs_cancelled: number;
                /** @description How many times S3 refused to delete a key. The worker tries each key again. */
                failures: number;
                /** @description How many times the worker has searched all places for objects to delete */
                sweeps: number;
            } | null;
            blocked_reason: string | null;
            error: components["schemas"]["Failure"] | null;
            receipt: {
                objects: number;
                bytes: number;
                prefixes: string[];
                mediaconvert_jobs_cancelled: string[];
                /** @description The first 100 keys that S3 refused to delete */
                failures: {
                    key: string;
                    code: string;
                    message: string;
                    /** @description true when a later attempt deleted the key */
                    resolved: boolean;
                }[];
                failure_count: number;
                sweeps: number;
            } | null;
            created_at: string | null;
            completed_at: string | null;
            sweep_again_at: string | null;
        };
        /** Production */
        Production: {
            id: number;
            ulid: string | null;
            user_id: number | null;
            upload_uuid: string | null;
            name: string | null;
            status: ("queued" | "submitted" | "processing" | "completed" | "failed" | "canceled" | "deleting") | null;
            blocked_reason: string | null;
            priority: ("low" | "normal" | "high") | null;
            queue_position?: number | null;
            estimated_start?: {
                /** Format: date-time */
                earliest: string;
                /** Format: date-time */
                latest: string;
            } | null;
            next_try_at?: string | null;
            attempt: number;
            /** @description How often it is rendered again by itself, since MediaConvert failed by a fault of AWS’s own; `status` was `queued` again then */
            rerenders: number;
            progress_percent: number | null;
            config: {
                /** @description Name of the profile. Without it, the size of the video selects the profile. */
                profile?: string;
                /** @enum {unknown} */
                quality?: "standard" | "hq";
                /** @enum {unknown} */
                audio?: "original" | "normalize";
            } | null;
            profile: string | null;
            settings_hash: string | null;
            output_prefix: string | null;
            mediaconvert_job_id: string | null;
            retried_from: string | null;
            cancel_requested_at: string | null;
            error: components["schemas"]["Failure"] | null;
            outputs: {
                /**
                 * @description - `hls`: renditions with playlists and segments.
                 *     - `cmaf`: renditions with HLS playlists, an MPD of DASH, or both, of the same segments.
                 *     - `dash`: renditions with an MPD and segments.
                 *     - `files`: single files, such as an MP4.
                 * @enum {unknown}
                 */
                kind: "hls" | "cmaf" | "dash" | "files";
                orientation: string | null;
                playlist_url: string | null;
                mpd_url: string | null;
                poster_url: string | null;
                bytes: number | null;
                renditions: {
                    /** @enum {unknown} */
                    kind: "video" | "audio" | "captions" | "frames";
                    /** @description NameModifier of the output in the profile */
                    name: string;
                    width: number | null;
                    height: number | null;
                    bandwidth: number | null;
                    duration_seconds: number | null;
                    segments: number | null;
                    bytes: number | null;
                    playlist_url: string | null;
                }[];
                /** @description The files that are complete by themselves: videos, audio, captions, and images that were captured as posters. Empty for productions that an earlier release completed. */
                files: {
                    /** @enum {unknown} */
                    kind: "video" | "audio" | "captions" | "frames";
                    /** @description NameModifier of the output in the profile */
                    name: string;
                    /** @description For `frames`, the first image; the others have the next numbers */
                    url: string;
                    width: number | null;
                    height: number | null;
                    duration_seconds: number | null;
                    bytes: number | null;
                    count: number | null;
                }[];
            }[] | null;
            created_at: string | null;
            started_at: string | null;
            completed_at: string | null;
        };
        /** ProblemDetails */
        ProblemDetails: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail?: string;
            errors?: {
                path: string;
                message: string;
            }[];
        };
        /** CreatedProductions */
        CreatedProductions: {
            items: {
                /** @description The status that createProduction would have answered */
                status: number;
                production?: components["schemas"]["Production"];
                problem?: components["schemas"]["ProblemDetails"];
            }[];
        };
        /** Plan */
        Plan: {
            profile: string;
            /** @description The hash that listProfiles returns for the profile */
            profile_hash: string;
            settings_hash: string | null;
            settings: {
                [key: string]: unknown;
            } | null;
            token_values: {
                [key: string]: string;
            };
            destinations: {
                /** @enum {unknown} */
                kind: "hls" | "cmaf" | "dash" | "files";
                orientation: string | null;
                bucket: string;
                prefix: string;
                playlist_key: string | null;
                mpd_key: string | null;
                /** @description Further playlists and MPDs of the group */
                additional_keys: string[];
                poster_keys: string[];
                renditions: {
                    /** @enum {unknown} */
                    kind: "video" | "audio" | "captions" | "frames";
                    name: string;
                    playlist_key: string | null;
                    width?: number;
                    height?: number;
                }[];
                files: {
                    /** @enum {unknown} */
                    kind: "video" | "audio" | "captions" | "frames";
                    name: string;
                    /** @description For `frames`, the first image */
                    key: string;
                    width?: number;
                    height?: number;
                }[];
            }[];
            /** @description The renditions of HLS groups, in order */
            renditions: {
                name: string;
                orientation?: string;
                /** @description Pixels */
                width?: number;
                /** @description Pixels */
                height?: number;
                rate_control?: string;
                /** @description Bits per second; the maximum for QVBR */
                bitrate?: number;
            }[];
            /** @description The rules that have changed the settings of the profile because of what the source is */
            rules: {
                name: string;
                /**
                 * @description Why, in plain words
                 * @example The source is interlaced: its fields are made into whole frames.
                 */
                about: string;
                /**
                 * @description Names of the outputs that the rule has changed
                 * @example [
                 *       "1080p_h",
                 *       "720p_h",
                 *       "480p_h",
                 *       "_poster"
                 *     ]
                 */
                outputs: string[];
            }[];
            /** @description What prevents the render, what the plan cannot know yet, and what will be seen in the outputs; empty when there is nothing. UPLOAD_INCOMPLETE, OUTPUT_COLLISION, OUTPUT_TOO_LARGE, NO_PICTURE and TOKEN_… prevent the render. SOURCE_UNKNOWN and SIZE_UNKNOWN: the source is not described yet, ask again in a few seconds. PROBE_REFUSED, PROBE_MISSING, PROBE_DECLINED and PROBE_ODD: MediaConvert does not describe the source. In all these cases the settings may change. UPSCALED, OTHER_ORIENTATION, NOT_TURNED and NO_SOUND will be seen. */
            problems: {
                code: string;
                message: string;
            }[];
            identical_production: string | null;
        };
        /** ProductionOutputs */
        ProductionOutputs: {
            ulid: string | null;
            output_prefix: string | null;
            items: {
                /**
                 * @description - `hls`: renditions with playlists and segments.
                 *     - `cmaf`: renditions with HLS playlists, an MPD of DASH, or both, of the same segments.
                 *     - `dash`: renditions with an MPD and segments.
                 *     - `files`: single files, such as an MP4.
                 * @enum {unknown}
                 */
                kind: "hls" | "cmaf" | "dash" | "files";
                orientation: string | null;
                playlist_url: string | null;
                mpd_url: string | null;
                poster_url: string | null;
                bytes: number | null;
                renditions: {
                    /** @enum {unknown} */
                    kind: "video" | "audio" | "captions" | "frames";
                    /** @description NameModifier of the output in the profile */
                    name: string;
                    width: number | null;
                    height: number | null;
                    bandwidth: number | null;
                    duration_seconds: number | null;
                    segments: number | null;
                    bytes: number | null;
                    playlist_url: string | null;
                }[];
                /** @description The files that are complete by themselves: videos, audio, captions, and images that were captured as posters. Empty for productions that an earlier release completed. */
                files: {
                    /** @enum {unknown} */
                    kind: "video" | "audio" | "captions" | "frames";
                    /** @description NameModifier of the output in the profile */
                    name: string;
                    /** @description For `frames`, the first image; the others have the next numbers */
                    url: string;
                    width: number | null;
                    height: number | null;
                    duration_seconds: number | null;
                    bytes: number | null;
                    count: number | null;
                }[];
            }[];
        };
        /** Timeline */
        Timeline: {
            ulid: string | null;
            status: ("queued" | "submitted" | "processing" | "completed" | "failed" | "canceled" | "deleting") | null;
            blocked_reason: string | null;
            items: {
                at: string | null;
                /**
                 * @description - `queued`: The API accepted the production; it waits in line. With a `code` in its detail, MediaConvert failed by a fault of AWS’s own, and the production is rendered again.
                 *     - `prioritized`: Somebody changed the priority of the production while it waited in line; its detail says to what.
                 *     - `expedited`: An operator put the production before everybody’s; its detail names the operator.
                 *     - `dispatched`: The production had no live job in the queue, so a worker started the next attempt.
                 *     - `intended`: The worker is about to call MediaConvert. Until `submitted`, MediaConvert may or may not have a job for it. `source_problem` in its detail says why nobody has described the source.
                 *     - `withdrawn`: MediaConvert certainly made no job; the worker calls it again.
                 *     - `searched`: The call had no answer and MediaConvert shows no job; the worker searches once more.
                 *     - `blocked`: AWS does not let the production continue at the moment; the worker tries again until it does.
                 *     - `submitted`: MediaConvert has a job for the production.
                 *     - `processing`: MediaConvert transcodes the production.
                 *     - `completed`: The worker has seen the outputs in S3.
                 *     - `failed`: The production ended without outputs.
                 *     - `cancel_requested`: Somebody asked to cancel the production; what MediaConvert says of its job decides how it ends.
                 *     - `retried`: An operator retried the production with others; its detail names the operator, the bulk action and the new production.
                 *     - `canceled`: The production was canceled: its MediaConvert job was canceled, or it had none.
                 *     - `deleting`: The production is being deleted; no feed shows it any more.
                 * @enum {unknown}
                 */
                event: "queued" | "prioritized" | "expedited" | "dispatched" | "intended" | "withdrawn" | "searched" | "blocked" | "submitted" | "processing" | "completed" | "failed" | "cancel_requested" | "retried" | "canceled" | "deleting";
                /** @description How many attempts the production had at that time */
                attempt: number;
                detail: {
                    [key: string]: unknown;
                } | null;
            }[];
            /** @description true when there are older events */
            truncated: boolean;
        };
        /** Profile */
        Profile: {
            name: string;
            /** @description SHA-256 of the settings of the profile, with unfilled tokens */
            hash: string;
            /** @description The renditions of HLS groups, in order */
            renditions: {
                name: string;
                orientation?: string;
                /** @description Pixels */
                width?: number;
                /** @description Pixels */
                height?: number;
                rate_control?: string;
                /** @description Bits per second; the maximum for QVBR */
                bitrate?: number;
            }[];
            /** @description Every output of the profile, with those of `renditions` */
            outputs: {
                /**
                 * @description The kind of the output group
                 * @enum {unknown}
                 */
                group: "hls" | "cmaf" | "dash" | "files";
                /** @enum {unknown} */
                kind: "video" | "audio" | "captions" | "frames";
                name: string;
                orientation?: string;
                /** @description Pixels */
                width?: number;
                /** @description Pixels */
                height?: number;
                /** @description Extension of a single file, without a dot */
                extension?: string;
            }[];
        };
        /** Space */
        Space: {
            id: number;
            type: ("personal" | "group" | "channel") | null;
            name: string;
            slug: string;
            owner_id: number;
            role: ("owner" | "moderator" | "publisher" | "viewer") | null;
            settings: {
                /** @description true when a moderator has to approve what a publisher publishes before the space shows it */
                require_review: boolean;
            };
            created_at: string | null;
            closed_at: string | null;
        };
        /** Spaces */
        Spaces: {
            items: components["schemas"]["Space"][];
            next_cursor: string | null;
        };
        /** Member */
        Member: {
            user_id: number;
            display_name: string | null;
            /**
             * @description A `viewer` reads the space. A `publisher` also publishes into it. A `moderator` also decides, like the owner, what the space shows and who its members are.
             * @enum {unknown}
             */
            role: "viewer" | "publisher" | "moderator";
            created_at: string | null;
        };
        /** Members */
        Members: {
            items: components["schemas"]["Member"][];
            next_cursor: string | null;
        };
        /** Invitation */
        Invitation: {
            id: number;
            space_id: number;
            /**
             * @description A `viewer` reads the space. A `publisher` also publishes into it. A `moderator` also decides, like the owner, what the space shows and who its members are.
             * @enum {unknown}
             */
            role: "viewer" | "publisher" | "moderator";
            created_by: number;
            created_at: string | null;
            expires_at: string | null;
        };
        /** CreatedInvitation */
        CreatedInvitation: {
            invitation: components["schemas"]["Invitation"];
            code: string | null;
        };
        /** Invitations */
        Invitations: {
            items: components["schemas"]["Invitation"][];
            next_cursor: string | null;
        };
        /** AcceptedInvitation */
        AcceptedInvitation: {
            space: components["schemas"]["Space"];
            member: components["schemas"]["Member"];
        };
        /** Publication */
        Publication: {
            id: number;
            /**
             * @description It changes with everything else that is here. To approve what you have seen, send it in the header `If-Match`.
             * @example "Zm9yIHlvdXIgZXllcyBvbmx5LCA"
             */
            etag: string;
            upload_uuid: string | null;
            production_ulid: string | null;
            production_status: ("queued" | "submitted" | "processing" | "completed" | "failed" | "canceled" | "deleting") | null;
            space_id: number;
            status: ("draft" | "pending" | "approved" | "published" | "unpublished" | "rejected") | null;
            visibility: ("inherit" | "members" | "public") | null;
            visible_in_space: boolean;
            visible_in_global: boolean;
            shows: {
                title: string | null;
                description: string | null;
                duration_seconds: number | null;
                playlist_url: string | null;
                poster_url: string | null;
                /** @description One item for each HLS playlist. If there is none, one for each MPD, or for each group with a file that plays. */
                media: {
                    orientation: ("portrait" | "landscape") | null;
                    playlist_url: string | null;
                    mpd_url: string | null;
                    file_url: string | null;
                    poster_url: string | null;
                }[];
            } | null;
            replaces: {
                publication_id: number;
                production_ulid: string | null;
                status: ("draft" | "pending" | "approved" | "published" | "unpublished" | "rejected") | null;
                visibility: ("inherit" | "members" | "public") | null;
                visible_in_space: boolean;
                visible_in_global: boolean;
                shows: {
                    title: string | null;
                    description: string | null;
                    duration_seconds: number | null;
                    playlist_url: string | null;
                    poster_url: string | null;
                    /** @description One item for each HLS playlist. If there is none, one for each MPD, or for each group with a file that plays. */
                    media: {
                        orientation: ("portrait" | "landscape") | null;
                        playlist_url: string | null;
                        mpd_url: string | null;
                        file_url: string | null;
                        poster_url: string | null;
                    }[];
                } | null;
            } | null;
            requested_by: number | null;
            approved_by: number | null;
            taken_down_by: number | null;
            published_at: string | null;
            unpublished_at: string | null;
            created_at: string | null;
        };
        /** Publications */
        Publications: {
            items: components["schemas"]["Publication"][];
            next_cursor: string | null;
        };
        /** PublicationEvents */
        PublicationEvents: {
            items: {
                at: string | null;
                /** @description What happened: `requested`, `published`, `changed`, `approved`, `rejected`, `unpublished`, `republished` or `replaced`. Events of the older system have other values. */
                action: string;
                actor: {
                    id: number | null;
                    display_name: string | null;
                };
                /** @description Usually the old and the new status */
                detail: unknown;
            }[];
            next_cursor: string | null;
        };
        /** FeedItem */
        FeedItem: {
            publication_id: number;
            title: string | null;
            description: string | null;
            duration_seconds: number | null;
            playlist_url: string | null;
            poster_url: string | null;
            /** @description One item for each HLS playlist. If there is none, one for each MPD, or for each group with a file that plays. */
            media: {
                orientation: ("portrait" | "landscape") | null;
                playlist_url: string | null;
                mpd_url: string | null;
                file_url: string | null;
                poster_url: string | null;
            }[];
            published_at: string | null;
            production_ulid: string | null;
            upload_uuid: string | null;
            output_prefix: string | null;
            owner: {
                id: number | null;
                display_name: string | null;
            };
        };
        /** Feed */
        Feed: {
            items: components["schemas"]["FeedItem"][];
            next_cursor: string | null;
        };
        /** Event */
        Event: {
            /** @description The number of the event: they are given in the order of commits, without gaps */
            id: number;
            /** @enum {unknown} */
            type: "production.queued" | "production.submitted" | "production.processing" | "production.completed" | "production.failed" | "production.canceled" | "production.deleting" | "production.deleted" | "upload.completed" | "upload.deleted" | "publication.requested" | "publication.published" | "publication.changed" | "publication.approved" | "publication.rejected" | "publication.unpublished" | "publication.replaced" | "deletion.completed" | "deletion.failed" | "webhook.disabled" | "webhook.test";
            time: string | null;
            /** @description Of `data`: it grows when a field changes its meaning */
            version: number;
            /** @description ULID of the production, deletion or webhook, UUID of the upload, or number of the publication */
            subject: string;
            user_id: number | null;
            data: {
                [key: string]: unknown;
            } | null;
        };
        /** EventPage */
        EventPage: {
            items: components["schemas"]["Event"][];
            /** @description The `after` of the next request. It may have grown though no event is here, so keep it. */
            next_after: number;
        };
        /** EventTicket */
        EventTicket: {
            ticket: string;
            /** Format: date-time */
            expires_at: string;
        };
        /** Webhook */
        Webhook: {
            ulid: string;
            url: string;
            types: ("production.queued" | "production.submitted" | "production.processing" | "production.completed" | "production.failed" | "production.canceled" | "production.deleting" | "production.deleted" | "upload.completed" | "upload.deleted" | "publication.requested" | "publication.published" | "publication.changed" | "publication.approved" | "publication.rejected" | "publication.unpublished" | "publication.replaced" | "deletion.completed" | "deletion.failed" | "webhook.disabled" | "webhook.test")[] | null;
            /**
             * @description Nothing is sent while it is disabled. Enabled again, it goes on where it was.
             * @enum {unknown}
             */
            status: "active" | "disabled";
            disabled: {
                /**
                 * @description `off`: by its user; `failing`: nothing has arrived for three days; `gone`: it has answered 410
                 * @enum {unknown}
                 */
                reason: "off" | "failing" | "gone";
                at: string | null;
            } | null;
            failing_since: string | null;
            delivered_at: string | null;
            previous_secret_until: string | null;
            created_at: string | null;
        };
        /** WebhookWithSecret */
        WebhookWithSecret: {
            webhook: components["schemas"]["Webhook"];
            secret: string | null;
        };
        /** Webhooks */
        Webhooks: {
            items: components["schemas"]["Webhook"][];
            next_cursor: string | null;
        };
        /** WebhookTest */
        WebhookTest: {
            delivered: boolean;
            status: number | null;
            answer: string | null;
            error: string | null;
        };
        /** WebhookDelivery */
        WebhookDelivery: {
            /** @description The `id` of the event, and the header webhook-id */
            event_id: number;
            /** @enum {unknown} */
            type: "production.queued" | "production.submitted" | "production.processing" | "production.completed" | "production.failed" | "production.canceled" | "production.deleting" | "production.deleted" | "upload.completed" | "upload.deleted" | "publication.requested" | "publication.published" | "publication.changed" | "publication.approved" | "publication.rejected" | "publication.unpublished" | "publication.replaced" | "deletion.completed" | "deletion.failed" | "webhook.disabled" | "webhook.test";
            subject: string;
            /**
             * @description What has come of it. `pending`: it is sent, or sent again at `next_try_at`; `held`: it waits until the webhook is enabled; `failed`: it was tried for three days, or its event is not kept any more.
             * @enum {unknown}
             */
            status: "pending" | "held" | "delivered" | "failed";
            /** @description How often it was tried; a replay begins anew */
            attempts: number;
            next_try_at: string | null;
            last_tried_at: string | null;
            last_status: number | null;
            last_answer: string | null;
            last_error: string | null;
            ended_at: string | null;
            created_at: string | null;
        };
        /** WebhookDeliveries */
        WebhookDeliveries: {
            items: components["schemas"]["WebhookDelivery"][];
            next_cursor: string | null;
        };
        /** Worker */
        Worker: {
            /** @description Made anew at each start of the process */
            id: string;
            host: string;
            /** @description What RELEASE names, by default the version of the worker */
            release: string;
            /**
             * Format: date-time
             * @description By the clock of the worker
             */
            started_at: string;
            queues: string[];
            profiles: string[];
            /** @description Equal for workers whose profiles are equal */
            profiles_hash: string;
        };
        /** Workers */
        Workers: {
            items: components["schemas"]["Worker"][];
            paused_queues: string[];
        };
        /** Overview */
        Overview: {
            queues: {
                name: string;
                waiting: number;
                active: number;
                delayed: number;
                failed: number;
                paused: boolean;
                oldest_waiting_at: string | null;
                oldest_active_at: string | null;
            }[] | null;
            productions: {
                /**
                 * @description Where the production stands; `completed`, `failed` and `canceled` are final
                 * @enum {unknown}
                 */
                status: "queued" | "submitted" | "processing" | "completed" | "failed" | "canceled" | "deleting";
                /** @description Up to 1000 */
                count: number;
                oldest: {
                    ulid: string | null;
                    created_at: string | null;
                } | null;
            }[];
            fleet: {
                workers: components["schemas"]["Worker"][];
                line_paused: string | null;
            } | null;
            budget: {
                /** @description What all workers together have called MediaConvert */
                calls_last_second: number;
                learned_per_second: number | null;
                throttled_at: string | null;
            } | null;
            /** @description What does not work as it should, as `/health/ready` tells */
            degraded: {
                /** @example NO_WORKER */
                code: string;
                /**
                 * @description What is wrong and what to do
                 * @example No worker is alive: start one, since productions and deletions wait until then.
                 */
                message: string;
            }[];
        };
        /** FoundProduction */
        FoundProduction: {
            ulid: string;
            user_id: number | null;
            upload_uuid: string | null;
            file_name: string | null;
            name: string | null;
            profile: string | null;
            status: ("queued" | "submitted" | "processing" | "completed" | "failed" | "canceled" | "deleting") | null;
            cancel_requested: boolean;
            attempt: number;
            error: {
                code: string | null;
                message: string | null;
                /**
                 * @description Whose fault it is.
                 *     - `source`: the file’s; another one may render.
                 *     - `settings`: the settings’; another profile may render the file.
                 *     - `account`: of rights, buckets or what else the operator has set up.
                 *     - `aws`: AWS’s own.
                 * @enum {unknown}
                 */
                class: "source" | "settings" | "account" | "aws";
                /** @description true when trying again can help although nothing else changes */
                retryable: boolean;
                /** @description What to do, in a sentence or two for people */
                help: string;
                /** @description The message without what is particular to this production */
                cause: string;
            } | null;
            created_at: string | null;
            completed_at: string | null;
        };
        /** FoundProductions */
        FoundProductions: {
            items: components["schemas"]["FoundProduction"][];
            next_cursor: string | null;
            /** @description How many productions this page has looked at */
            looked_at: number;
            looked_to: string | null;
        };
        /** Inspection */
        Inspection: {
            production: components["schemas"]["Production"];
            /** @description What else its row says of how far the work is */
            row: {
                blocked_at: string | null;
                released_at: string | null;
                submit_intent_at: string | null;
                submit_resent_at: string | null;
                submit_searched_at: string | null;
                updated_at: string | null;
                turn: number;
                /** @description The MediaConvert jobs that AWS has failed by a fault of its own, oldest first; it was rendered again after each */
                failed_jobs: {
                    id: string;
                    code: string;
                }[];
            };
            timeline: components["schemas"]["Timeline"];
            settings: {
                settings: {
                    [key: string]: unknown;
                } | null;
                same: boolean | null;
                problem: string | null;
            };
            console_url: string | null;
            /**
             * @description Whether Redis has a job of the newest attempt; `unknown` while Redis does not tell
             * @enum {unknown}
             */
            queue: "found" | "none" | "unknown";
            job: {
                id: string;
                /** @description As BullMQ names it */
                state: string;
                /** @description How many times a worker has begun a step */
                steps: number;
                /** @description How many of these ended with an error */
                errors: number;
                failed_reason: string | null;
                created_at: string | null;
                /** @description What the steps have noted, each with its time */
                log: string[];
                /** @description Where Bull Board shows it */
                board_url: string;
            } | null;
            upload: components["schemas"]["Upload"] | null;
            /** @description The newest hundred */
            publications: components["schemas"]["Publication"][];
            deletion: components["schemas"]["Deletion"] | null;
            /** @description The newest productions that retry this one */
            retries: string[];
        };
        /** FailureGroup */
        FailureGroup: {
            code: string | null;
            /**
             * @description Whose fault it is.
             *     - `source`: the file’s; another one may render.
             *     - `settings`: the settings’; another profile may render the file.
             *     - `account`: of rights, buckets or what else the operator has set up.
             *     - `aws`: AWS’s own.
             * @enum {unknown}
             */
            class: "source" | "settings" | "account" | "aws";
            /** @description true when trying again can help although nothing else changes */
            retryable: boolean;
            /** @description What to do, in a sentence or two for people */
            help: string;
            /**
             * @description The message without what is particular to one production: ids, keys, names and numbers
             * @example MediaConvert completed, but S3 lacks {number} of its outputs: {key}
             */
            cause: string;
            count: number;
            first_at: string | null;
            last_at: string | null;
            /** @description The newest three */
            examples: string[];
        };
        /** Failures */
        Failures: {
            items: components["schemas"]["FailureGroup"][];
            /** @description How many failures are grouped */
            looked_at: number;
            /** @description true when there are older failures, or more groups */
            truncated: boolean;
        };
        /** ProductionFilter */
        ProductionFilter: {
            /**
             * @description Where the production stands; `completed`, `failed` and `canceled` are final
             * @enum {unknown}
             */
            status?: "queued" | "submitted" | "processing" | "completed" | "failed" | "canceled" | "deleting";
            /** @description Only those that failed with this code */
            error_code?: string;
            /** @description Only those that failed with this cause, as listFailures says it */
            cause?: string;
            /** @description Only productions of this profile */
            profile?: string;
            /** @description Only productions of this user */
            user_id?: number;
            /**
             * @description Whether `from`, `to` and the order go by when they were accepted, as without it, or by when they ended
             * @enum {unknown}
             */
            by?: "created" | "ended";
            /**
             * Format: date-time
             * @description Only productions of this time or later
             */
            from?: string;
            /**
             * Format: date-time
             * @description Only productions before this time
             */
            to?: string;
            /** @description A part of the name or of the file’s name, or the beginning of the ULID */
            text?: string;
        };
        /** BulkActionPreview */
        BulkActionPreview: {
            /** @description Stands for exactly this set; startBulkAction takes it */
            token: string;
            /** @enum {unknown} */
            action: "retry" | "cancel";
            /** @description How many productions are in the set */
            count: number;
            /** @description true when there may be more: a set has the newest 10000 at most */
            truncated: boolean;
            /** @description How many productions the filter was tried on */
            looked_at: number;
            /** @description Ten of them, from all parts of the set */
            sample: components["schemas"]["FoundProduction"][];
            /** @description The least that is called of MediaConvert; failures and searches add to it */
            estimated_calls: {
                CreateJob: number;
                GetJob: number;
                CancelJob: number;
                SearchJobs: number;
            };
            /** Format: date-time */
            expires_at: string;
        };
        /** BulkAction */
        BulkAction: {
            ulid: string;
            /** @enum {unknown} */
            action: "retry" | "cancel";
            filter: {
                [key: string]: unknown;
            } | null;
            /** @description Number of the operator who has started it */
            user_id: number;
            /** @enum {unknown} */
            status: "running" | "completed" | "aborted";
            /** @description How many productions are in the set */
            total: number;
            done: number;
            /** @description How many had changed before their turn, so that nothing was done with them; each says how */
            skipped: number;
            /** @description How many could not be retried; each says why */
            refused: number;
            started_at: string | null;
            aborted_by: number | null;
            ended_at: string | null;
        };
        /** BulkActions */
        BulkActions: {
            items: components["schemas"]["BulkAction"][];
            next_cursor: string | null;
        };
        /** BulkActionItem */
        BulkActionItem: {
            production_ulid: string;
            seen_status: ("queued" | "submitted" | "processing" | "completed" | "failed" | "canceled" | "deleting") | null;
            outcome: ("done" | "skipped" | "refused") | null;
            reason: string | null;
            result_ulid: string | null;
            at: string | null;
        };
        /** BulkActionItems */
        BulkActionItems: {
            items: components["schemas"]["BulkActionItem"][];
            next_cursor: string | null;
        };
    };
    responses: {
        /**
         * @description - `INVALID_REQUEST`: The request is not valid
         *     - `INVALID_CURSOR`: The cursor is not valid
         */
        Problem400: {
            headers: {
                /**
                 * @description The log of the API has this id in the line of the request.
                 * @example 5f0c1b6e-3f0a-4d0e-9a55-6b1d2c3e4f50
                 */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "The request is not valid",
                 *       "status": 400,
                 *       "code": "INVALID_REQUEST"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /**
         * @description - `NOT_FOUND`: There is nothing at this address
         *     - `UPLOAD_NOT_FOUND`: The upload does not exist, or it is not yours
         *     - `PRODUCTION_NOT_FOUND`: The production does not exist, or it is not yours
         *     - `PROFILE_NOT_FOUND`: The profile does not exist
         *     - `DELETION_NOT_FOUND`: The deletion does not exist, or it is not yours
         *     - `SPACE_NOT_FOUND`: The space does not exist, or you have no access to it
         *     - `PUBLICATION_NOT_FOUND`: The publication does not exist, or you have no access to it
         *     - `USER_NOT_FOUND`: The user does not exist
         *     - `MEMBER_NOT_FOUND`: The user is not a member of the space; invite them with createInvitation
         *     - `INVITATION_NOT_FOUND`: The invitation does not exist, was used, or is not valid any more
         *     - `WEBHOOK_NOT_FOUND`: The webhook does not exist, or it is not yours
         *     - `EVENT_NOT_FOUND`: The event does not exist, is not yours, or is not kept any more
         *     - `API_KEY_NOT_FOUND`: The API key does not exist, or you may not manage it
         *     - `BULK_ACTION_NOT_FOUND`: The bulk action does not exist
         *     - `PREVIEW_NOT_FOUND`: The preview does not exist, is not yours, or is too old; preview the set again
         */
        Problem404: {
            headers: {
                /**
                 * @description The log of the API has this id in the line of the request.
                 * @example 5f0c1b6e-3f0a-4d0e-9a55-6b1d2c3e4f50
                 */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "There is nothing at this address",
                 *       "status": 404,
                 *       "code": "NOT_FOUND"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /**
         * @description - `RATE_LIMITED`: You sent too many requests; wait and try again
         *     - `QUOTA_EXCEEDED`: There are as many of these as there may be at a time
         */
        Problem429: {
            headers: {
                /**
                 * @description How many seconds to wait before the next request
                 * @example 5
                 */
                "retry-after"?: number;
                /**
                 * @description The log of the API has this id in the line of the request.
                 * @example 5f0c1b6e-3f0a-4d0e-9a55-6b1d2c3e4f50
                 */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "You sent too many requests; wait and try again",
                 *       "status": 429,
                 *       "code": "RATE_LIMITED"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description - `INTERNAL_ERROR`: An internal error occurred */
        Problem500: {
            headers: {
                /**
                 * @description The log of the API has this id in the line of the request.
                 * @example 5f0c1b6e-3f0a-4d0e-9a55-6b1d2c3e4f50
                 */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "An internal error occurred",
                 *       "status": 500,
                 *       "code": "INTERNAL_ERROR"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /**
         * @description - `DATABASE_UNAVAILABLE`: The database is unavailable; try again shortly
         *     - `QUEUE_UNAVAILABLE`: The queue is unavailable; try again shortly
         *     - `STORAGE_UNAVAILABLE`: S3 is unavailable; try again shortly
         *     - `TIMEOUT`: The request took too long; it may still take effect
         */
        Problem503: {
            headers: {
                /**
                 * @description How many seconds to wait before the next request
                 * @example 5
                 */
                "retry-after"?: number;
                /**
                 * @description The log of the API has this id in the line of the request.
                 * @example 5f0c1b6e-3f0a-4d0e-9a55-6b1d2c3e4f50
                 */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "The database is unavailable; try again shortly",
                 *       "status": 503,
                 *       "code": "DATABASE_UNAVAILABLE"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description - `UNAUTHENTICATED`: The request needs a valid API key or a session */
        Problem401: {
            headers: {
                /**
                 * @description The authentication scheme
                 * @example Bearer
                 */
                "www-authenticate"?: string;
                /**
                 * @description The log of the API has this id in the line of the request.
                 * @example 5f0c1b6e-3f0a-4d0e-9a55-6b1d2c3e4f50
                 */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "The request needs a valid API key or a session",
                 *       "status": 401,
                 *       "code": "UNAUTHENTICATED"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /**
         * @description - `CROSS_SITE`: The request does not come from a page of this service
         *     - `OPERATOR_ONLY`: Only an operator may do this
         *     - `WEBHOOKS_OFF`: This service sends no webhooks: its operator has set no WEBHOOK_SECRETS_KEY
         *     - `SPACE_ROLE_REQUIRED`: Your role in the space does not allow this
         */
        Problem403: {
            headers: {
                /**
                 * @description The log of the API has this id in the line of the request.
                 * @example 5f0c1b6e-3f0a-4d0e-9a55-6b1d2c3e4f50
                 */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "The request does not come from a page of this service",
                 *       "status": 403,
                 *       "code": "CROSS_SITE"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description - `BODY_TOO_LARGE`: The request body is too large */
        Problem413: {
            headers: {
                /**
                 * @description The log of the API has this id in the line of the request.
                 * @example 5f0c1b6e-3f0a-4d0e-9a55-6b1d2c3e4f50
                 */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "The request body is too large",
                 *       "status": 413,
                 *       "code": "BODY_TOO_LARGE"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description - `UNSUPPORTED_MEDIA_TYPE`: The request body must be application/json */
        Problem415: {
            headers: {
                /**
                 * @description The log of the API has this id in the line of the request.
                 * @example 5f0c1b6e-3f0a-4d0e-9a55-6b1d2c3e4f50
                 */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "The request body must be application/json",
                 *       "status": 415,
                 *       "code": "UNSUPPORTED_MEDIA_TYPE"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /**
         * @description - `UPLOAD_INCOMPLETE`: The upload is not complete
         *     - `OBJECT_MISSING`: The file is not uploaded yet
         *     - `OBJECT_SIZE_MISMATCH`: The size of the file differs from the announced size
         *     - `OBJECT_CHANGED`: The file is not the one that the upload was completed with
         *     - `IDEMPOTENCY_KEY_REUSED`: The idempotency key belongs to another request
         *     - `PRODUCTION_ENDED`: The production has ended
         *     - `PRODUCTION_NOT_ENDED`: The production has not ended
         *     - `PRODUCTION_NOT_WAITING`: The production does not wait in line
         *     - `PRODUCTION_COMPLETED`: The production is completed
         *     - `PRODUCTION_NOT_COMPLETED`: The production is not completed
         *     - `PRODUCTION_DELETING`: The production is being deleted
         *     - `PRODUCTION_PUBLISHED`: A production to delete is published; force=true deletes it anyway
         *     - `PREFIX_REFUSED`: A stored place is not that of this production or upload alone, so nothing is deleted
         *     - `OUTPUTS_NOT_RECORDED`: The production was rendered before outputs were recorded
         *     - `SLUG_TAKEN`: Another space uses this slug
         *     - `SPACE_CLOSED`: The space is closed and shows nothing
         *     - `SPACE_CLOSING`: The space is still being closed; try again in a few seconds
         *     - `SPACE_IS_PERSONAL`: A personal space has no members
         *     - `SPACE_OWNER_IS_NO_MEMBER`: The owner of a space has every right in it and cannot become a member
         *     - `PUBLICATION_STATE`: The status of the publication does not allow this
         *     - `PRODUCTION_UNPUBLISHABLE`: The production has no outputs to show and never will have
         *     - `OTHER_UPLOAD`: The production belongs to another upload
         *     - `REPLACED_NOT_SHOWN`: The space does not show what the publication would replace; ask for another replacement, or reject it
         *     - `WEBHOOK_DISABLED`: The webhook is disabled; enable it with updateWebhook
         *     - `WEBHOOK_SECRET_LOST`: This service cannot decrypt the secret of the webhook any more; give it a new one with rotateWebhookSecret
         *     - `BULK_ACTION_ENDED`: The bulk action has ended
         */
        Problem409: {
            headers: {
                /**
                 * @description The log of the API has this id in the line of the request.
                 * @example 5f0c1b6e-3f0a-4d0e-9a55-6b1d2c3e4f50
                 */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "The upload is not complete",
                 *       "status": 409,
                 *       "code": "UPLOAD_INCOMPLETE"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /**
         * @description - `FILE_TOO_LARGE`: The file is larger than the limit
         *     - `URL_REFUSED`: Nothing can be sent to this URL
         *     - `UNKNOWN_PROFILE`: The profile does not exist
         */
        Problem422: {
            headers: {
                /**
                 * @description The log of the API has this id in the line of the request.
                 * @example 5f0c1b6e-3f0a-4d0e-9a55-6b1d2c3e4f50
                 */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "The file is larger than the limit",
                 *       "status": 422,
                 *       "code": "FILE_TOO_LARGE"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description - `PUBLICATION_CHANGED`: The publication is not as you have seen it; read it again */
        Problem412: {
            headers: {
                /**
                 * @description The log of the API has this id in the line of the request.
                 * @example 5f0c1b6e-3f0a-4d0e-9a55-6b1d2c3e4f50
                 */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "The publication is not as you have seen it; read it again",
                 *       "status": 412,
                 *       "code": "PUBLICATION_CHANGED"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description - `PRECONDITION_REQUIRED`: Send the `etag` of the publication as you have seen it in the header If-Match */
        Problem428: {
            headers: {
                /**
                 * @description The log of the API has this id in the line of the request.
                 * @example 5f0c1b6e-3f0a-4d0e-9a55-6b1d2c3e4f50
                 */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Send the `etag` of the publication as you have seen it in the header If-Match",
                 *       "status": 428,
                 *       "code": "PRECONDITION_REQUIRED"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description - `EVENTS_REMOVED`: The events after this one are not kept any more */
        Problem410: {
            headers: {
                /**
                 * @description The log of the API has this id in the line of the request.
                 * @example 5f0c1b6e-3f0a-4d0e-9a55-6b1d2c3e4f50
                 */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "The events after this one are not kept any more",
                 *       "status": 410,
                 *       "code": "EVENTS_REMOVED"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description How many requests per minute you may send, counted over all your API keys
         * @example 600
         */
        "ratelimit-limit": number;
        /**
         * @description How many requests you have left in this minute
         * @example 599
         */
        "ratelimit-remaining": number;
        /**
         * @description Seconds until the count starts again
         * @example 60
         */
        "ratelimit-reset": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ready": true,
                     *       "problems": [],
                     *       "degraded": [
                     *         {
                     *           "code": "NO_WORKER",
                     *           "message": "No worker is alive: start one, since productions and deletions wait until then."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ready": false,
                     *       "problems": [
                     *         {
                     *           "code": "DATABASE_UNREACHABLE",
                     *           "message": "The database does not answer: start it, or correct DATABASE_URL."
                     *         }
                     *       ],
                     *       "degraded": []
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    getPublicSpaceFeed: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzEyLDE3OTUzNDI2ODAwMDBd
                 */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The `etag` of an answer that you already have
                 * @example "kT3JkC0w3vQmZ2o7bq8hVw"
                 */
                "if-none-match"?: string;
            };
            path: {
                /**
                 * @description Number of the space
                 * @example 3
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "publication_id": 12,
                     *           "title": "Evening news",
                     *           "description": "The evening news of 22 November.",
                     *           "duration_seconds": 61,
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *           "media": [
                     *             {
                     *               "orientation": "landscape",
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *               "mpd_url": null,
                     *               "file_url": null,
                     *               "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg"
                     *             },
                     *             {
                     *               "orientation": "portrait",
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video.m3u8",
                     *               "mpd_url": null,
                     *               "file_url": null,
                     *               "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg"
                     *             }
                     *           ],
                     *           "published_at": "2026-11-22T10:18:00.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PublicFeed"];
                };
            };
            /** @description The answer that you have is still current */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPublicGlobalFeed: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzEyLDE3OTUzNDI2ODAwMDBd
                 */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The `etag` of an answer that you already have
                 * @example "kT3JkC0w3vQmZ2o7bq8hVw"
                 */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "publication_id": 12,
                     *           "title": "Evening news",
                     *           "description": "The evening news of 22 November.",
                     *           "duration_seconds": 61,
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *           "media": [
                     *             {
                     *               "orientation": "landscape",
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *               "mpd_url": null,
                     *               "file_url": null,
                     *               "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg"
                     *             },
                     *             {
                     *               "orientation": "portrait",
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video.m3u8",
                     *               "mpd_url": null,
                     *               "file_url": null,
                     *               "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg"
                     *             }
                     *           ],
                     *           "published_at": "2026-11-22T10:18:00.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PublicFeed"];
                };
            };
            /** @description The answer that you have is still current */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "api_key": "bacs_Zm9yIHlvdXIgZXllcyBvbmx5LCBhbmQgb25seSBvbmN"
                 *     }
                 */
                "application/json": {
                    api_key?: string;
                    /** @description A ticket of createSessionTicket */
                    ticket?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user_id": 7,
                     *       "role": "member",
                     *       "expires_at": "2026-11-22T22:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The browser is signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
                /**
                 * @description Number of the user whose keys to list; by default yours
                 * @example 7
                 */
                user_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 5,
                     *           "kind": "key",
                     *           "user_id": 7,
                     *           "name": "newsroom",
                     *           "role": "member",
                     *           "prefix": "bacs_Zm9yIHl",
                     *           "created_at": "2026-11-22T10:00:00.000Z",
                     *           "last_used_at": "2026-11-22T10:20:00.000Z",
                     *           "revoked_at": null,
                     *           "made_by": 4,
                     *           "expires_at": "2027-11-22T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeys"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key that you use for one request to this operation only. If you repeat the request, for example after a lost answer, it creates nothing new: the answer shows what the first request created and has the header `idempotent-replayed: true`. A different request with the same key is refused with IDEMPOTENCY_KEY_REUSED. A key is remembered for a day at least.
                 * @example evening-news-2026-11-22
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "newsroom",
                 *       "role": "member",
                 *       "expires_at": "2027-11-22T10:00:00.000Z"
                 *     }
                 */
                "application/json": {
                    name: string;
                    /**
                     * @description What the key allows. A key with the role `operator` also signs in to Bull Board and manages the keys of other users. A key with the role `member` sees and manages the member keys of its own user alone.
                     * @enum {unknown}
                     */
                    role?: "member" | "operator";
                    /**
                     * Format: date-time
                     * @description When the key ends by itself: in the future, and at most ten years from now. It may not be later than the end of the key that sends this request, which is the default.
                     * @example 2034-12-31T12:00:00.000Z
                     */
                    expires_at?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    /** @description Present when the request is a repeated one and made nothing new */
                    "idempotent-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "api_key": {
                     *         "id": 5,
                     *         "kind": "key",
                     *         "user_id": 7,
                     *         "name": "newsroom",
                     *         "role": "member",
                     *         "prefix": "bacs_Zm9yIHl",
                     *         "created_at": "2026-11-22T10:00:00.000Z",
                     *         "last_used_at": null,
                     *         "revoked_at": null,
                     *         "made_by": 4,
                     *         "expires_at": "2027-11-22T10:00:00.000Z"
                     *       },
                     *       "key": "bacs_Zm9yIHlvdXIgZXllcyBvbmx5LCBhbmQgb25seSBvbmN"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: {
                /**
                 * @description true revokes only this key, as when a new key that it has made takes its place. Use it only if nobody else can have had the key.
                 * @example false
                 */
                keep_descendants?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the key
                 * @example 5
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 5,
                     *       "kind": "key",
                     *       "user_id": 7,
                     *       "name": "newsroom",
                     *       "role": "member",
                     *       "prefix": "bacs_Zm9yIHl",
                     *       "created_at": "2026-11-22T10:00:00.000Z",
                     *       "last_used_at": "2026-11-22T10:20:00.000Z",
                     *       "revoked_at": "2026-12-20T08:05:00.000Z",
                     *       "made_by": 4,
                     *       "expires_at": "2027-11-22T10:00:00.000Z",
                     *       "revoked_descendants": [
                     *         6
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RevokedApiKey"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 7,
                     *       "display_name": "Alma",
                     *       "role": "member",
                     *       "unfinished_productions": {
                     *         "count": 1,
                     *         "most": 500
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createSessionTicket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ticket": "Zm9yIHlvdXIgZXllcyBvbmx5LCBhbmQgb25seSBvbmN",
                     *       "url": "https://bacs.example.com/#sign-in=Zm9yIHlvdXIgZXllcyBvbmx5LCBhbmQgb25seSBvbmN",
                     *       "expires_at": "2026-11-22T10:10:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SessionTicket"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listUploads: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 42,
                     *           "uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *           "status": "uploaded",
                     *           "filename": "evening-news.mp4",
                     *           "content_type": "video/mp4",
                     *           "size_bytes": 48234496,
                     *           "width": 1920,
                     *           "height": 1080,
                     *           "duration_seconds": 61,
                     *           "source": {
                     *             "container": "mp4",
                     *             "width": 1920,
                     *             "height": 1080,
                     *             "coded_width": 1920,
                     *             "coded_height": 1080,
                     *             "pixel_aspect_ratio": 1,
                     *             "rotation": 0,
                     *             "rotation_told": 0,
                     *             "duration_seconds": 61.2,
                     *             "frame_rate": 25,
                     *             "frame_rate_varies": false,
                     *             "scan_type": "progressive",
                     *             "color": "sdr",
                     *             "tracks": [
                     *               {
                     *                 "type": "video",
                     *                 "codec": "AVC",
                     *                 "duration_seconds": 61.2
                     *               },
                     *               {
                     *                 "type": "audio",
                     *                 "codec": "AAC",
                     *                 "duration_seconds": 61.184
                     *               }
                     *             ]
                     *           },
                     *           "source_problem": null,
                     *           "created_at": "2026-11-22T10:15:30.000Z",
                     *           "uploaded_at": "2026-11-22T10:15:58.000Z",
                     *           "expires_at": null
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Upload"][];
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createUpload: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key that you use for one request to this operation only. If you repeat the request, for example after a lost answer, it creates nothing new: the answer shows what the first request created and has the header `idempotent-replayed: true`. A different request with the same key is refused with IDEMPOTENCY_KEY_REUSED. A key is remembered for a day at least.
                 * @example evening-news-2026-11-22
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "filename": "evening-news.mp4",
                 *       "content_type": "video/mp4",
                 *       "size_bytes": 48234496,
                 *       "description": "The evening news of 22 November."
                 *     }
                 */
                "application/json": {
                    filename: string;
                    /** @description Type of the file, as the browser says it: case and parameters such as `codecs` do not matter. Allowed are `video/mp4`, `video/x-m4v`, `video/quicktime`, `video/webm`, `video/matroska`, `video/x-matroska`, `video/3gpp`, `video/3gpp2`, `video/mpeg`, `video/mp2t`, `application/mxf`, `video/avi`, `video/msvideo`, `video/vnd.avi`, `video/x-msvideo`, `video/x-flv`, `video/x-f4v`, `video/x-ms-asf`, `video/x-ms-wmv` */
                    content_type: string;
                    /** @description Exact size of the file in bytes */
                    size_bytes: number;
                    width?: number;
                    height?: number;
                    description?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    /** @description Present when the request is a repeated one and made nothing new */
                    "idempotent-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "upload": {
                     *         "id": 42,
                     *         "uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *         "status": "signed",
                     *         "filename": "evening-news.mp4",
                     *         "content_type": "video/mp4",
                     *         "size_bytes": 48234496,
                     *         "width": null,
                     *         "height": null,
                     *         "duration_seconds": null,
                     *         "source": null,
                     *         "source_problem": null,
                     *         "created_at": "2026-11-22T10:15:30.000Z",
                     *         "uploaded_at": null,
                     *         "expires_at": "2026-11-29T10:15:30.000Z"
                     *       },
                     *       "post": {
                     *         "url": "https://bacs-mc-uploads.s3.us-east-1.amazonaws.com/",
                     *         "fields": {
                     *           "key": "uploads/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/video.mp4",
                     *           "Content-Type": "video/mp4",
                     *           "Policy": "eyJl…",
                     *           "X-Amz-Signature": "3954…"
                     *         },
                     *         "expires_at": "2026-11-22T11:15:30.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedUpload"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    completeUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID of the upload; its number is accepted too
                 * @example 0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 42,
                     *       "uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "status": "uploaded",
                     *       "filename": "evening-news.mp4",
                     *       "content_type": "video/mp4",
                     *       "size_bytes": 48234496,
                     *       "width": null,
                     *       "height": null,
                     *       "duration_seconds": null,
                     *       "source": null,
                     *       "source_problem": null,
                     *       "created_at": "2026-11-22T10:15:30.000Z",
                     *       "uploaded_at": "2026-11-22T10:15:58.000Z",
                     *       "expires_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Upload"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID of the upload; its number is accepted too
                 * @example 0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 42,
                     *       "uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "status": "uploaded",
                     *       "filename": "evening-news.mp4",
                     *       "content_type": "video/mp4",
                     *       "size_bytes": 48234496,
                     *       "width": 1920,
                     *       "height": 1080,
                     *       "duration_seconds": 61,
                     *       "source": {
                     *         "container": "mp4",
                     *         "width": 1920,
                     *         "height": 1080,
                     *         "coded_width": 1920,
                     *         "coded_height": 1080,
                     *         "pixel_aspect_ratio": 1,
                     *         "rotation": 0,
                     *         "rotation_told": 0,
                     *         "duration_seconds": 61.2,
                     *         "frame_rate": 25,
                     *         "frame_rate_varies": false,
                     *         "scan_type": "progressive",
                     *         "color": "sdr",
                     *         "tracks": [
                     *           {
                     *             "type": "video",
                     *             "codec": "AVC",
                     *             "duration_seconds": 61.2
                     *           },
                     *           {
                     *             "type": "audio",
                     *             "codec": "AAC",
                     *             "duration_seconds": 61.184
                     *           }
                     *         ]
                     *       },
                     *       "source_problem": null,
                     *       "created_at": "2026-11-22T10:15:30.000Z",
                     *       "uploaded_at": "2026-11-22T10:15:58.000Z",
                     *       "expires_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Upload"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteUpload: {
        parameters: {
            query?: {
                /**
                 * @description true also deletes what is published
                 * @example false
                 */
                force?: boolean;
                /**
                 * @description true deletes nothing and answers what would be deleted
                 * @example true
                 */
                dry_run?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description UUID of the upload; its number is accepted too
                 * @example 0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "would_delete": {
                     *         "objects": 60,
                     *         "bytes": 109992829,
                     *         "counted_all": true,
                     *         "keys": [
                     *           "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8"
                     *         ],
                     *         "truncated": true,
                     *         "productions": 3,
                     *         "publications": 1,
                     *         "mediaconvert_jobs": [],
                     *         "prefixes": [
                     *           "s3://bacs-mc-public-stream/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/",
                     *           "s3://bacs-mc-uploads/uploads/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/"
                     *         ]
                     *       },
                     *       "blocked_by": "published",
                     *       "refused_because": null
                     *     }
                     */
                    "application/json": components["schemas"]["DeletionPlan"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ulid": "01MA97DY00ZABCDEFGHJKMNPQR",
                     *       "target": "upload",
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "production_ulid": null,
                     *       "status": "pending",
                     *       "progress": {
                     *         "objects_deleted": 0,
                     *         "bytes_deleted": 0,
                     *         "mediaconvert_jobs_cancelled": 0,
                     *         "failures": 0,
                     *         "sweeps": 0
                     *       },
                     *       "blocked_reason": null,
                     *       "error": null,
                     *       "receipt": null,
                     *       "created_at": "2026-12-20T08:00:00.000Z",
                     *       "completed_at": null,
                     *       "sweep_again_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Deletion"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listProductions: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzEwOCwxNzk1MzQyNTYyMTIwXQ
                 */
                cursor?: string;
                /**
                 * @description UUID of the upload; its number is accepted too
                 * @example 0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11
                 */
                upload_id?: string;
                /**
                 * @description Where the production stands; `completed`, `failed` and `canceled` are final
                 * @example completed
                 */
                status?: "queued" | "submitted" | "processing" | "completed" | "failed" | "canceled" | "deleting";
                /**
                 * @description Only productions that were accepted at this time or later
                 * @example 2026-11-22T00:00:00.000Z
                 */
                created_after?: string;
                /**
                 * @description Whose productions to list: `own` for yours, `all` for those of all users. Only an operator may use `all`.
                 * @example own
                 */
                scope?: "own" | "all";
                /**
                 * @description Only productions of this user; only an operator may name another user
                 * @example 7
                 */
                user_id?: number;
                /**
                 * @description Only productions that were accepted before this time
                 * @example 2026-11-23T00:00:00.000Z
                 */
                created_before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 108,
                     *           "ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *           "user_id": 7,
                     *           "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *           "name": "Evening news",
                     *           "status": "completed",
                     *           "blocked_reason": null,
                     *           "priority": "normal",
                     *           "attempt": 1,
                     *           "rerenders": 0,
                     *           "progress_percent": 100,
                     *           "config": {
                     *             "profile": "landscape-both-hls"
                     *           },
                     *           "profile": "landscape-both-hls",
                     *           "settings_hash": "627dc8388c27caf982b63e653115eece86a42355324657e1a25def219cc22fcf",
                     *           "output_prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/",
                     *           "mediaconvert_job_id": "1795342562800-abc123",
                     *           "retried_from": null,
                     *           "cancel_requested_at": null,
                     *           "error": null,
                     *           "outputs": [
                     *             {
                     *               "kind": "hls",
                     *               "orientation": "landscape",
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *               "mpd_url": null,
                     *               "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *               "bytes": 77952866,
                     *               "renditions": [
                     *                 {
                     *                   "kind": "video",
                     *                   "name": "1080p_h",
                     *                   "width": 1920,
                     *                   "height": 1080,
                     *                   "bandwidth": 5546200,
                     *                   "duration_seconds": 61.2,
                     *                   "segments": 11,
                     *                   "bytes": 39894120,
                     *                   "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video1080p_h.m3u8"
                     *                 },
                     *                 {
                     *                   "kind": "video",
                     *                   "name": "720p_h",
                     *                   "width": 1280,
                     *                   "height": 720,
                     *                   "bandwidth": 3421600,
                     *                   "duration_seconds": 61.2,
                     *                   "segments": 11,
                     *                   "bytes": 24385856,
                     *                   "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video720p_h.m3u8"
                     *                 },
                     *                 {
                     *                   "kind": "video",
                     *                   "name": "480p_h",
                     *                   "width": 854,
                     *                   "height": 480,
                     *                   "bandwidth": 1897300,
                     *                   "duration_seconds": 61.2,
                     *                   "segments": 11,
                     *                   "bytes": 13551792,
                     *                   "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video480p_h.m3u8"
                     *                 }
                     *               ],
                     *               "files": [
                     *                 {
                     *                   "kind": "frames",
                     *                   "name": "_poster",
                     *                   "url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *                   "width": 1280,
                     *                   "height": 720,
                     *                   "bytes": 121098,
                     *                   "duration_seconds": null,
                     *                   "count": 1
                     *                 }
                     *               ]
                     *             },
                     *             {
                     *               "kind": "hls",
                     *               "orientation": "portrait",
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video.m3u8",
                     *               "mpd_url": null,
                     *               "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg",
                     *               "bytes": 32039963,
                     *               "renditions": [
                     *                 {
                     *                   "kind": "video",
                     *                   "name": "720p_v",
                     *                   "width": 720,
                     *                   "height": 1280,
                     *                   "bandwidth": 2712900,
                     *                   "duration_seconds": 61.2,
                     *                   "segments": 11,
                     *                   "bytes": 19401224,
                     *                   "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video720p_v.m3u8"
                     *                 },
                     *                 {
                     *                   "kind": "video",
                     *                   "name": "540p_v",
                     *                   "width": 540,
                     *                   "height": 960,
                     *                   "bandwidth": 1754700,
                     *                   "duration_seconds": 61.2,
                     *                   "segments": 11,
                     *                   "bytes": 12540352,
                     *                   "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video540p_v.m3u8"
                     *                 }
                     *               ],
                     *               "files": [
                     *                 {
                     *                   "kind": "frames",
                     *                   "name": "_poster",
                     *                   "url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg",
                     *                   "width": 720,
                     *                   "height": 1280,
                     *                   "bytes": 98387,
                     *                   "duration_seconds": null,
                     *                   "count": 1
                     *                 }
                     *               ]
                     *             }
                     *           ],
                     *           "created_at": "2026-11-22T10:16:02.120Z",
                     *           "started_at": "2026-11-22T10:16:02.900Z",
                     *           "completed_at": "2026-11-22T10:17:41.250Z",
                     *           "queue_position": null,
                     *           "estimated_start": null,
                     *           "next_try_at": null
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Production"][];
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createProduction: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key that you use for one request to this operation only. If you repeat the request, for example after a lost answer, it creates nothing new: the answer shows what the first request created and has the header `idempotent-replayed: true`. A different request with the same key is refused with IDEMPOTENCY_KEY_REUSED. A key is remembered for a day at least.
                 * @example evening-news-2026-11-22
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "upload_id": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                 *       "name": "Evening news",
                 *       "profile": "landscape-both-hls",
                 *       "priority": "normal"
                 *     }
                 */
                "application/json": {
                    upload_id: string | number;
                    name?: string;
                    /**
                     * @description Which of your own productions goes first while several wait in line: `high` before `normal` before `low`, then the older one. It changes nothing between you and other users, who take turns.
                     * @enum {unknown}
                     */
                    priority?: "low" | "normal" | "high";
                    /** @description Name of the profile. Without it, the size of the video selects the profile. */
                    profile?: string;
                    /** @enum {unknown} */
                    quality?: "standard" | "hq";
                    /** @enum {unknown} */
                    audio?: "original" | "normalize";
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    /** @description Present when the request is a repeated one and made nothing new */
                    "idempotent-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 108,
                     *       "ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *       "user_id": 7,
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "name": "Evening news",
                     *       "status": "queued",
                     *       "blocked_reason": null,
                     *       "priority": "normal",
                     *       "attempt": 1,
                     *       "rerenders": 0,
                     *       "progress_percent": 0,
                     *       "config": {
                     *         "profile": "landscape-both-hls"
                     *       },
                     *       "profile": null,
                     *       "settings_hash": null,
                     *       "output_prefix": null,
                     *       "mediaconvert_job_id": null,
                     *       "retried_from": null,
                     *       "cancel_requested_at": null,
                     *       "error": null,
                     *       "outputs": null,
                     *       "created_at": "2026-11-22T10:16:02.120Z",
                     *       "started_at": null,
                     *       "completed_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Production"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createProductions: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key that you use for one request to this operation only. If you repeat the request, for example after a lost answer, it creates nothing new: the answer shows what the first request created and has the header `idempotent-replayed: true`. A different request with the same key is refused with IDEMPOTENCY_KEY_REUSED. A key is remembered for a day at least.
                 * @example evening-news-2026-11-22
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "upload_id": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                 *       "items": [
                 *         {
                 *           "name": "Evening news",
                 *           "profile": "landscape-both-hls",
                 *           "priority": "normal"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    upload_id: string | number;
                    items: {
                        name?: string;
                        /**
                         * @description Which of your own productions goes first while several wait in line: `high` before `normal` before `low`, then the older one. It changes nothing between you and other users, who take turns.
                         * @enum {unknown}
                         */
                        priority?: "low" | "normal" | "high";
                        /** @description Name of the profile. Without it, the size of the video selects the profile. */
                        profile?: string;
                        /** @enum {unknown} */
                        quality?: "standard" | "hq";
                        /** @enum {unknown} */
                        audio?: "original" | "normalize";
                    }[];
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    /** @description Present when the request is a repeated one and made nothing new */
                    "idempotent-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "status": 202,
                     *           "production": {
                     *             "id": 108,
                     *             "ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *             "user_id": 7,
                     *             "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *             "name": "Evening news",
                     *             "status": "queued",
                     *             "blocked_reason": null,
                     *             "priority": "normal",
                     *             "attempt": 1,
                     *             "rerenders": 0,
                     *             "progress_percent": 0,
                     *             "config": {
                     *               "profile": "landscape-both-hls"
                     *             },
                     *             "profile": null,
                     *             "settings_hash": null,
                     *             "output_prefix": null,
                     *             "mediaconvert_job_id": null,
                     *             "retried_from": null,
                     *             "cancel_requested_at": null,
                     *             "error": null,
                     *             "outputs": null,
                     *             "created_at": "2026-11-22T10:16:02.120Z",
                     *             "started_at": null,
                     *             "completed_at": null
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedProductions"];
                };
            };
            /** @description Multi-Status */
            207: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    /** @description Present when the request is a repeated one and made nothing new */
                    "idempotent-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "status": 202,
                     *           "production": {
                     *             "id": 108,
                     *             "ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *             "user_id": 7,
                     *             "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *             "name": "Evening news",
                     *             "status": "queued",
                     *             "blocked_reason": null,
                     *             "priority": "normal",
                     *             "attempt": 1,
                     *             "rerenders": 0,
                     *             "progress_percent": 0,
                     *             "config": {
                     *               "profile": "landscape-both-hls"
                     *             },
                     *             "profile": null,
                     *             "settings_hash": null,
                     *             "output_prefix": null,
                     *             "mediaconvert_job_id": null,
                     *             "retried_from": null,
                     *             "cancel_requested_at": null,
                     *             "error": null,
                     *             "outputs": null,
                     *             "created_at": "2026-11-22T10:16:02.120Z",
                     *             "started_at": null,
                     *             "completed_at": null
                     *           }
                     *         },
                     *         {
                     *           "status": 422,
                     *           "problem": {
                     *             "type": "about:blank",
                     *             "title": "The profile does not exist",
                     *             "status": 422,
                     *             "code": "UNKNOWN_PROFILE",
                     *             "detail": "There is no profile landscape-hls."
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedProductions"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    planProduction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "upload_id": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                 *       "name": "Evening news",
                 *       "profile": "landscape-both-hls",
                 *       "priority": "normal"
                 *     }
                 */
                "application/json": {
                    upload_id: string | number;
                    name?: string;
                    /**
                     * @description Which of your own productions goes first while several wait in line: `high` before `normal` before `low`, then the older one. It changes nothing between you and other users, who take turns.
                     * @enum {unknown}
                     */
                    priority?: "low" | "normal" | "high";
                    /** @description Name of the profile. Without it, the size of the video selects the profile. */
                    profile?: string;
                    /** @enum {unknown} */
                    quality?: "standard" | "hq";
                    /** @enum {unknown} */
                    audio?: "original" | "normalize";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "profile": "landscape-both-hls",
                     *       "profile_hash": "3d34c4633336d410048dc48ddffb3eaa729cb739beb3e7c66446c90c80a73352",
                     *       "settings_hash": "627dc8388c27caf982b63e653115eece86a42355324657e1a25def219cc22fcf",
                     *       "settings": {
                     *         "Inputs": [
                     *           {
                     *             "FileInput": "s3://bacs-mc-uploads/uploads/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/video.mp4",
                     *             "TimecodeSource": "ZEROBASED"
                     *           }
                     *         ]
                     *       },
                     *       "token_values": {
                     *         "INPUT_URI": "s3://bacs-mc-uploads/uploads/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/video.mp4",
                     *         "OUTPUT_BUCKET": "bacs-mc-public-stream",
                     *         "ASSET_ID": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *         "DATE_YYYY_MM_DD": "2026-11/22",
                     *         "PRODUCTION_ULID": "00000000000000000000000000",
                     *         "ORIENTATION": "landscape"
                     *       },
                     *       "destinations": [
                     *         {
                     *           "kind": "hls",
                     *           "orientation": "landscape",
                     *           "bucket": "bacs-mc-public-stream",
                     *           "prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/00000000000000000000000000/landscape/",
                     *           "playlist_key": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/00000000000000000000000000/landscape/video.m3u8",
                     *           "mpd_key": null,
                     *           "additional_keys": [],
                     *           "poster_keys": [
                     *             "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/00000000000000000000000000/landscape/video_poster.0000000.jpg"
                     *           ],
                     *           "renditions": [
                     *             {
                     *               "kind": "video",
                     *               "name": "1080p_h",
                     *               "playlist_key": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/00000000000000000000000000/landscape/video1080p_h.m3u8",
                     *               "width": 1920,
                     *               "height": 1080
                     *             },
                     *             {
                     *               "kind": "video",
                     *               "name": "720p_h",
                     *               "playlist_key": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/00000000000000000000000000/landscape/video720p_h.m3u8",
                     *               "width": 1280,
                     *               "height": 720
                     *             },
                     *             {
                     *               "kind": "video",
                     *               "name": "480p_h",
                     *               "playlist_key": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/00000000000000000000000000/landscape/video480p_h.m3u8",
                     *               "width": 854,
                     *               "height": 480
                     *             }
                     *           ],
                     *           "files": [
                     *             {
                     *               "kind": "frames",
                     *               "name": "_poster",
                     *               "key": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/00000000000000000000000000/landscape/video_poster.0000000.jpg",
                     *               "width": 1280,
                     *               "height": 720
                     *             }
                     *           ]
                     *         },
                     *         {
                     *           "kind": "hls",
                     *           "orientation": "portrait",
                     *           "bucket": "bacs-mc-public-stream",
                     *           "prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/00000000000000000000000000/portrait/",
                     *           "playlist_key": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/00000000000000000000000000/portrait/video.m3u8",
                     *           "mpd_key": null,
                     *           "additional_keys": [],
                     *           "poster_keys": [
                     *             "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/00000000000000000000000000/portrait/video_poster.0000000.jpg"
                     *           ],
                     *           "renditions": [
                     *             {
                     *               "kind": "video",
                     *               "name": "720p_v",
                     *               "playlist_key": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/00000000000000000000000000/portrait/video720p_v.m3u8",
                     *               "width": 720,
                     *               "height": 1280
                     *             },
                     *             {
                     *               "kind": "video",
                     *               "name": "540p_v",
                     *               "playlist_key": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/00000000000000000000000000/portrait/video540p_v.m3u8",
                     *               "width": 540,
                     *               "height": 960
                     *             }
                     *           ],
                     *           "files": [
                     *             {
                     *               "kind": "frames",
                     *               "name": "_poster",
                     *               "key": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/00000000000000000000000000/portrait/video_poster.0000000.jpg",
                     *               "width": 720,
                     *               "height": 1280
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "renditions": [
                     *         {
                     *           "name": "1080p_h",
                     *           "orientation": "landscape",
                     *           "width": 1920,
                     *           "height": 1080,
                     *           "rate_control": "VBR",
                     *           "bitrate": 5000000
                     *         },
                     *         {
                     *           "name": "720p_h",
                     *           "orientation": "landscape",
                     *           "width": 1280,
                     *           "height": 720,
                     *           "rate_control": "VBR",
                     *           "bitrate": 3000000
                     *         },
                     *         {
                     *           "name": "480p_h",
                     *           "orientation": "landscape",
                     *           "width": 854,
                     *           "height": 480,
                     *           "rate_control": "VBR",
                     *           "bitrate": 1600000
                     *         },
                     *         {
                     *           "name": "720p_v",
                     *           "orientation": "portrait",
                     *           "width": 720,
                     *           "height": 1280,
                     *           "rate_control": "VBR",
                     *           "bitrate": 2400000
                     *         },
                     *         {
                     *           "name": "540p_v",
                     *           "orientation": "portrait",
                     *           "width": 540,
                     *           "height": 960,
                     *           "rate_control": "VBR",
                     *           "bitrate": 1500000
                     *         }
                     *       ],
                     *       "rules": [],
                     *       "problems": [],
                     *       "identical_production": null
                     *     }
                     */
                    "application/json": components["schemas"]["Plan"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getProduction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the production; its number is accepted too
                 * @example 01M81C2WT8M8Q4W6X7Y8ZABCDE
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 108,
                     *       "ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *       "user_id": 7,
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "name": "Evening news",
                     *       "status": "completed",
                     *       "blocked_reason": null,
                     *       "priority": "normal",
                     *       "attempt": 1,
                     *       "rerenders": 0,
                     *       "progress_percent": 100,
                     *       "config": {
                     *         "profile": "landscape-both-hls"
                     *       },
                     *       "profile": "landscape-both-hls",
                     *       "settings_hash": "627dc8388c27caf982b63e653115eece86a42355324657e1a25def219cc22fcf",
                     *       "output_prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/",
                     *       "mediaconvert_job_id": "1795342562800-abc123",
                     *       "retried_from": null,
                     *       "cancel_requested_at": null,
                     *       "error": null,
                     *       "outputs": [
                     *         {
                     *           "kind": "hls",
                     *           "orientation": "landscape",
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *           "mpd_url": null,
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *           "bytes": 77952866,
                     *           "renditions": [
                     *             {
                     *               "kind": "video",
                     *               "name": "1080p_h",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "bandwidth": 5546200,
                     *               "duration_seconds": 61.2,
                     *               "segments": 11,
                     *               "bytes": 39894120,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video1080p_h.m3u8"
                     *             },
                     *             {
                     *               "kind": "video",
                     *               "name": "720p_h",
                     *               "width": 1280,
                     *               "height": 720,
                     *               "bandwidth": 3421600,
                     *               "duration_seconds": 61.2,
                     *               "segments": 11,
                     *               "bytes": 24385856,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video720p_h.m3u8"
                     *             },
                     *             {
                     *               "kind": "video",
                     *               "name": "480p_h",
                     *               "width": 854,
                     *               "height": 480,
                     *               "bandwidth": 1897300,
                     *               "duration_seconds": 61.2,
                     *               "segments": 11,
                     *               "bytes": 13551792,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video480p_h.m3u8"
                     *             }
                     *           ],
                     *           "files": [
                     *             {
                     *               "kind": "frames",
                     *               "name": "_poster",
                     *               "url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *               "width": 1280,
                     *               "height": 720,
                     *               "bytes": 121098,
                     *               "duration_seconds": null,
                     *               "count": 1
                     *             }
                     *           ]
                     *         },
                     *         {
                     *           "kind": "hls",
                     *           "orientation": "portrait",
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video.m3u8",
                     *           "mpd_url": null,
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg",
                     *           "bytes": 32039963,
                     *           "renditions": [
                     *             {
                     *               "kind": "video",
                     *               "name": "720p_v",
                     *               "width": 720,
                     *               "height": 1280,
                     *               "bandwidth": 2712900,
                     *               "duration_seconds": 61.2,
                     *               "segments": 11,
                     *               "bytes": 19401224,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video720p_v.m3u8"
                     *             },
                     *             {
                     *               "kind": "video",
                     *               "name": "540p_v",
                     *               "width": 540,
                     *               "height": 960,
                     *               "bandwidth": 1754700,
                     *               "duration_seconds": 61.2,
                     *               "segments": 11,
                     *               "bytes": 12540352,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video540p_v.m3u8"
                     *             }
                     *           ],
                     *           "files": [
                     *             {
                     *               "kind": "frames",
                     *               "name": "_poster",
                     *               "url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg",
                     *               "width": 720,
                     *               "height": 1280,
                     *               "bytes": 98387,
                     *               "duration_seconds": null,
                     *               "count": 1
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "created_at": "2026-11-22T10:16:02.120Z",
                     *       "started_at": "2026-11-22T10:16:02.900Z",
                     *       "completed_at": "2026-11-22T10:17:41.250Z",
                     *       "queue_position": null,
                     *       "estimated_start": null,
                     *       "next_try_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Production"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteProduction: {
        parameters: {
            query?: {
                /**
                 * @description true also deletes what is published
                 * @example false
                 */
                force?: boolean;
                /**
                 * @description true deletes nothing and answers what would be deleted
                 * @example true
                 */
                dry_run?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description ULID of the production; its number is accepted too
                 * @example 01M81C2WT8M8Q4W6X7Y8ZABCDE
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "would_delete": {
                     *         "objects": 60,
                     *         "bytes": 109992829,
                     *         "counted_all": true,
                     *         "keys": [
                     *           "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8"
                     *         ],
                     *         "truncated": true,
                     *         "productions": 1,
                     *         "publications": 1,
                     *         "mediaconvert_jobs": [],
                     *         "prefixes": [
                     *           "s3://bacs-mc-public-stream/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/"
                     *         ]
                     *       },
                     *       "blocked_by": "published",
                     *       "refused_because": null
                     *     }
                     */
                    "application/json": components["schemas"]["DeletionPlan"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ulid": "01MA97DY00ZABCDEFGHJKMNPQR",
                     *       "target": "production",
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "production_ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *       "status": "pending",
                     *       "progress": {
                     *         "objects_deleted": 0,
                     *         "bytes_deleted": 0,
                     *         "mediaconvert_jobs_cancelled": 0,
                     *         "failures": 0,
                     *         "sweeps": 0
                     *       },
                     *       "blocked_reason": null,
                     *       "error": null,
                     *       "receipt": null,
                     *       "created_at": "2026-12-20T08:00:00.000Z",
                     *       "completed_at": null,
                     *       "sweep_again_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Deletion"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updateProduction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the production; its number is accepted too
                 * @example 01M81C2WT8M8Q4W6X7Y8ZABCDE
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "priority": "high"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Which of your own productions goes first while several wait in line: `high` before `normal` before `low`, then the older one. It changes nothing between you and other users, who take turns.
                     * @enum {unknown}
                     */
                    priority: "low" | "normal" | "high";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 110,
                     *       "ulid": "01M81EQC70X7Y8ZABCDEFGHJKM",
                     *       "user_id": 7,
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "name": "Evening news",
                     *       "status": "queued",
                     *       "blocked_reason": null,
                     *       "priority": "high",
                     *       "attempt": 1,
                     *       "rerenders": 0,
                     *       "progress_percent": 0,
                     *       "config": {
                     *         "profile": "landscape-both-hls"
                     *       },
                     *       "profile": null,
                     *       "settings_hash": null,
                     *       "output_prefix": null,
                     *       "mediaconvert_job_id": null,
                     *       "retried_from": "01M81CWF20Q4W6X7Y8ZABCDEFG",
                     *       "cancel_requested_at": null,
                     *       "error": null,
                     *       "outputs": null,
                     *       "created_at": "2026-11-22T11:02:10.400Z",
                     *       "started_at": null,
                     *       "completed_at": null,
                     *       "queue_position": 17,
                     *       "estimated_start": {
                     *         "earliest": "2026-11-22T11:04:30.000Z",
                     *         "latest": "2026-11-22T11:11:00.000Z"
                     *       },
                     *       "next_try_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Production"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    expediteProduction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the production; its number is accepted too
                 * @example 01M81C2WT8M8Q4W6X7Y8ZABCDE
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 110,
                     *       "ulid": "01M81EQC70X7Y8ZABCDEFGHJKM",
                     *       "user_id": 7,
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "name": "Evening news",
                     *       "status": "queued",
                     *       "blocked_reason": null,
                     *       "priority": "normal",
                     *       "attempt": 1,
                     *       "rerenders": 0,
                     *       "progress_percent": 0,
                     *       "config": {
                     *         "profile": "landscape-both-hls"
                     *       },
                     *       "profile": null,
                     *       "settings_hash": null,
                     *       "output_prefix": null,
                     *       "mediaconvert_job_id": null,
                     *       "retried_from": "01M81CWF20Q4W6X7Y8ZABCDEFG",
                     *       "cancel_requested_at": null,
                     *       "error": null,
                     *       "outputs": null,
                     *       "created_at": "2026-11-22T11:02:10.400Z",
                     *       "started_at": null,
                     *       "completed_at": null,
                     *       "queue_position": 1,
                     *       "estimated_start": {
                     *         "earliest": "2026-11-22T11:04:30.000Z",
                     *         "latest": "2026-11-22T11:11:00.000Z"
                     *       },
                     *       "next_try_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Production"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    cancelProduction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the production; its number is accepted too
                 * @example 01M81C2WT8M8Q4W6X7Y8ZABCDE
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 109,
                     *       "ulid": "01M81CWF20Q4W6X7Y8ZABCDEFG",
                     *       "user_id": 7,
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "name": "Evening news",
                     *       "status": "canceled",
                     *       "blocked_reason": null,
                     *       "priority": "normal",
                     *       "attempt": 1,
                     *       "rerenders": 0,
                     *       "progress_percent": 35,
                     *       "config": {
                     *         "profile": "landscape-both-hls"
                     *       },
                     *       "profile": "landscape-both-hls",
                     *       "settings_hash": "627dc8388c27caf982b63e653115eece86a42355324657e1a25def219cc22fcf",
                     *       "output_prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81CWF20Q4W6X7Y8ZABCDEFG/landscape/",
                     *       "mediaconvert_job_id": "1795343400800-def456",
                     *       "retried_from": null,
                     *       "cancel_requested_at": "2026-11-22T10:30:41.000Z",
                     *       "error": null,
                     *       "outputs": null,
                     *       "created_at": "2026-11-22T10:30:00.000Z",
                     *       "started_at": "2026-11-22T10:30:00.900Z",
                     *       "completed_at": "2026-11-22T10:30:43.500Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Production"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 109,
                     *       "ulid": "01M81CWF20Q4W6X7Y8ZABCDEFG",
                     *       "user_id": 7,
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "name": "Evening news",
                     *       "status": "processing",
                     *       "blocked_reason": null,
                     *       "priority": "normal",
                     *       "attempt": 1,
                     *       "rerenders": 0,
                     *       "progress_percent": 35,
                     *       "config": {
                     *         "profile": "landscape-both-hls"
                     *       },
                     *       "profile": "landscape-both-hls",
                     *       "settings_hash": "627dc8388c27caf982b63e653115eece86a42355324657e1a25def219cc22fcf",
                     *       "output_prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81CWF20Q4W6X7Y8ZABCDEFG/landscape/",
                     *       "mediaconvert_job_id": "1795343400800-def456",
                     *       "retried_from": null,
                     *       "cancel_requested_at": "2026-11-22T10:30:41.000Z",
                     *       "error": null,
                     *       "outputs": null,
                     *       "created_at": "2026-11-22T10:30:00.000Z",
                     *       "started_at": "2026-11-22T10:30:00.900Z",
                     *       "completed_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Production"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    retryProduction: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key that you use for one request to this operation only. If you repeat the request, for example after a lost answer, it creates nothing new: the answer shows what the first request created and has the header `idempotent-replayed: true`. A different request with the same key is refused with IDEMPOTENCY_KEY_REUSED. A key is remembered for a day at least.
                 * @example evening-news-2026-11-22
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description ULID of the production; its number is accepted too
                 * @example 01M81C2WT8M8Q4W6X7Y8ZABCDE
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "priority": "normal"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Which of your own productions goes first while several wait in line: `high` before `normal` before `low`, then the older one. It changes nothing between you and other users, who take turns.
                     * @enum {unknown}
                     */
                    priority?: "low" | "normal" | "high";
                } | null;
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    /** @description Present when the request is a repeated one and made nothing new */
                    "idempotent-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 110,
                     *       "ulid": "01M81EQC70X7Y8ZABCDEFGHJKM",
                     *       "user_id": 7,
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "name": "Evening news",
                     *       "status": "queued",
                     *       "blocked_reason": null,
                     *       "priority": "normal",
                     *       "attempt": 1,
                     *       "rerenders": 0,
                     *       "progress_percent": 0,
                     *       "config": {
                     *         "profile": "landscape-both-hls"
                     *       },
                     *       "profile": null,
                     *       "settings_hash": null,
                     *       "output_prefix": null,
                     *       "mediaconvert_job_id": null,
                     *       "retried_from": "01M81CWF20Q4W6X7Y8ZABCDEFG",
                     *       "cancel_requested_at": null,
                     *       "error": null,
                     *       "outputs": null,
                     *       "created_at": "2026-11-22T11:02:10.400Z",
                     *       "started_at": null,
                     *       "completed_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Production"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getProductionOutputs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the production; its number is accepted too
                 * @example 01M81C2WT8M8Q4W6X7Y8ZABCDE
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *       "output_prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/",
                     *       "items": [
                     *         {
                     *           "kind": "hls",
                     *           "orientation": "landscape",
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *           "mpd_url": null,
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *           "bytes": 77952866,
                     *           "renditions": [
                     *             {
                     *               "kind": "video",
                     *               "name": "1080p_h",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "bandwidth": 5546200,
                     *               "duration_seconds": 61.2,
                     *               "segments": 11,
                     *               "bytes": 39894120,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video1080p_h.m3u8"
                     *             },
                     *             {
                     *               "kind": "video",
                     *               "name": "720p_h",
                     *               "width": 1280,
                     *               "height": 720,
                     *               "bandwidth": 3421600,
                     *               "duration_seconds": 61.2,
                     *               "segments": 11,
                     *               "bytes": 24385856,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video720p_h.m3u8"
                     *             },
                     *             {
                     *               "kind": "video",
                     *               "name": "480p_h",
                     *               "width": 854,
                     *               "height": 480,
                     *               "bandwidth": 1897300,
                     *               "duration_seconds": 61.2,
                     *               "segments": 11,
                     *               "bytes": 13551792,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video480p_h.m3u8"
                     *             }
                     *           ],
                     *           "files": [
                     *             {
                     *               "kind": "frames",
                     *               "name": "_poster",
                     *               "url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *               "width": 1280,
                     *               "height": 720,
                     *               "bytes": 121098,
                     *               "duration_seconds": null,
                     *               "count": 1
                     *             }
                     *           ]
                     *         },
                     *         {
                     *           "kind": "hls",
                     *           "orientation": "portrait",
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video.m3u8",
                     *           "mpd_url": null,
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg",
                     *           "bytes": 32039963,
                     *           "renditions": [
                     *             {
                     *               "kind": "video",
                     *               "name": "720p_v",
                     *               "width": 720,
                     *               "height": 1280,
                     *               "bandwidth": 2712900,
                     *               "duration_seconds": 61.2,
                     *               "segments": 11,
                     *               "bytes": 19401224,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video720p_v.m3u8"
                     *             },
                     *             {
                     *               "kind": "video",
                     *               "name": "540p_v",
                     *               "width": 540,
                     *               "height": 960,
                     *               "bandwidth": 1754700,
                     *               "duration_seconds": 61.2,
                     *               "segments": 11,
                     *               "bytes": 12540352,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video540p_v.m3u8"
                     *             }
                     *           ],
                     *           "files": [
                     *             {
                     *               "kind": "frames",
                     *               "name": "_poster",
                     *               "url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg",
                     *               "width": 720,
                     *               "height": 1280,
                     *               "bytes": 98387,
                     *               "duration_seconds": null,
                     *               "count": 1
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ProductionOutputs"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getProductionTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the production; its number is accepted too
                 * @example 01M81C2WT8M8Q4W6X7Y8ZABCDE
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *       "status": "completed",
                     *       "blocked_reason": null,
                     *       "items": [
                     *         {
                     *           "at": "2026-11-22T10:16:02.120Z",
                     *           "event": "queued",
                     *           "attempt": 1,
                     *           "detail": null
                     *         },
                     *         {
                     *           "at": "2026-11-22T10:16:02.310Z",
                     *           "event": "intended",
                     *           "attempt": 1,
                     *           "detail": null
                     *         },
                     *         {
                     *           "at": "2026-11-22T10:16:02.900Z",
                     *           "event": "submitted",
                     *           "attempt": 1,
                     *           "detail": null
                     *         },
                     *         {
                     *           "at": "2026-11-22T10:16:08.040Z",
                     *           "event": "processing",
                     *           "attempt": 1,
                     *           "detail": null
                     *         },
                     *         {
                     *           "at": "2026-11-22T10:17:41.250Z",
                     *           "event": "completed",
                     *           "attempt": 1,
                     *           "detail": null
                     *         }
                     *       ],
                     *       "truncated": false
                     *     }
                     */
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listProfiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "name": "landscape-both-hls",
                     *           "hash": "3d34c4633336d410048dc48ddffb3eaa729cb739beb3e7c66446c90c80a73352",
                     *           "renditions": [
                     *             {
                     *               "name": "1080p_h",
                     *               "orientation": "landscape",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "rate_control": "VBR",
                     *               "bitrate": 5000000
                     *             },
                     *             {
                     *               "name": "720p_h",
                     *               "orientation": "landscape",
                     *               "width": 1280,
                     *               "height": 720,
                     *               "rate_control": "VBR",
                     *               "bitrate": 3000000
                     *             },
                     *             {
                     *               "name": "480p_h",
                     *               "orientation": "landscape",
                     *               "width": 854,
                     *               "height": 480,
                     *               "rate_control": "VBR",
                     *               "bitrate": 1600000
                     *             },
                     *             {
                     *               "name": "720p_v",
                     *               "orientation": "portrait",
                     *               "width": 720,
                     *               "height": 1280,
                     *               "rate_control": "VBR",
                     *               "bitrate": 2400000
                     *             },
                     *             {
                     *               "name": "540p_v",
                     *               "orientation": "portrait",
                     *               "width": 540,
                     *               "height": 960,
                     *               "rate_control": "VBR",
                     *               "bitrate": 1500000
                     *             }
                     *           ],
                     *           "outputs": [
                     *             {
                     *               "group": "hls",
                     *               "kind": "video",
                     *               "name": "1080p_h",
                     *               "orientation": "landscape",
                     *               "width": 1920,
                     *               "height": 1080
                     *             },
                     *             {
                     *               "group": "hls",
                     *               "kind": "video",
                     *               "name": "720p_h",
                     *               "orientation": "landscape",
                     *               "width": 1280,
                     *               "height": 720
                     *             },
                     *             {
                     *               "group": "hls",
                     *               "kind": "video",
                     *               "name": "480p_h",
                     *               "orientation": "landscape",
                     *               "width": 854,
                     *               "height": 480
                     *             },
                     *             {
                     *               "group": "hls",
                     *               "kind": "frames",
                     *               "name": "_poster",
                     *               "orientation": "landscape",
                     *               "width": 1280,
                     *               "height": 720
                     *             },
                     *             {
                     *               "group": "hls",
                     *               "kind": "video",
                     *               "name": "720p_v",
                     *               "orientation": "portrait",
                     *               "width": 720,
                     *               "height": 1280
                     *             },
                     *             {
                     *               "group": "hls",
                     *               "kind": "video",
                     *               "name": "540p_v",
                     *               "orientation": "portrait",
                     *               "width": 540,
                     *               "height": 960
                     *             },
                     *             {
                     *               "group": "hls",
                     *               "kind": "frames",
                     *               "name": "_poster",
                     *               "orientation": "portrait",
                     *               "width": 720,
                     *               "height": 1280
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Profile"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the profile
                 * @example landscape-both-hls
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "landscape-both-hls",
                     *       "hash": "3d34c4633336d410048dc48ddffb3eaa729cb739beb3e7c66446c90c80a73352",
                     *       "renditions": [
                     *         {
                     *           "name": "1080p_h",
                     *           "orientation": "landscape",
                     *           "width": 1920,
                     *           "height": 1080,
                     *           "rate_control": "VBR",
                     *           "bitrate": 5000000
                     *         },
                     *         {
                     *           "name": "720p_h",
                     *           "orientation": "landscape",
                     *           "width": 1280,
                     *           "height": 720,
                     *           "rate_control": "VBR",
                     *           "bitrate": 3000000
                     *         },
                     *         {
                     *           "name": "480p_h",
                     *           "orientation": "landscape",
                     *           "width": 854,
                     *           "height": 480,
                     *           "rate_control": "VBR",
                     *           "bitrate": 1600000
                     *         },
                     *         {
                     *           "name": "720p_v",
                     *           "orientation": "portrait",
                     *           "width": 720,
                     *           "height": 1280,
                     *           "rate_control": "VBR",
                     *           "bitrate": 2400000
                     *         },
                     *         {
                     *           "name": "540p_v",
                     *           "orientation": "portrait",
                     *           "width": 540,
                     *           "height": 960,
                     *           "rate_control": "VBR",
                     *           "bitrate": 1500000
                     *         }
                     *       ],
                     *       "outputs": [
                     *         {
                     *           "group": "hls",
                     *           "kind": "video",
                     *           "name": "1080p_h",
                     *           "orientation": "landscape",
                     *           "width": 1920,
                     *           "height": 1080
                     *         },
                     *         {
                     *           "group": "hls",
                     *           "kind": "video",
                     *           "name": "720p_h",
                     *           "orientation": "landscape",
                     *           "width": 1280,
                     *           "height": 720
                     *         },
                     *         {
                     *           "group": "hls",
                     *           "kind": "video",
                     *           "name": "480p_h",
                     *           "orientation": "landscape",
                     *           "width": 854,
                     *           "height": 480
                     *         },
                     *         {
                     *           "group": "hls",
                     *           "kind": "frames",
                     *           "name": "_poster",
                     *           "orientation": "landscape",
                     *           "width": 1280,
                     *           "height": 720
                     *         },
                     *         {
                     *           "group": "hls",
                     *           "kind": "video",
                     *           "name": "720p_v",
                     *           "orientation": "portrait",
                     *           "width": 720,
                     *           "height": 1280
                     *         },
                     *         {
                     *           "group": "hls",
                     *           "kind": "video",
                     *           "name": "540p_v",
                     *           "orientation": "portrait",
                     *           "width": 540,
                     *           "height": 960
                     *         },
                     *         {
                     *           "group": "hls",
                     *           "kind": "frames",
                     *           "name": "_poster",
                     *           "orientation": "portrait",
                     *           "width": 720,
                     *           "height": 1280
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Profile"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listSpaces: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
                /**
                 * @description Only spaces with this slug: a group and a channel may have the same one
                 * @example evening-news
                 */
                slug?: string;
                /**
                 * @description Only spaces in which you have a role: the channels of others are left out
                 * @example true
                 */
                mine?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 3,
                     *           "type": "channel",
                     *           "name": "Evening news",
                     *           "slug": "evening-news",
                     *           "owner_id": 7,
                     *           "role": "owner",
                     *           "settings": {
                     *             "require_review": false
                     *           },
                     *           "created_at": "2026-11-22T10:05:00.000Z",
                     *           "closed_at": null
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["Spaces"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createSpace: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key that you use for one request to this operation only. If you repeat the request, for example after a lost answer, it creates nothing new: the answer shows what the first request created and has the header `idempotent-replayed: true`. A different request with the same key is refused with IDEMPOTENCY_KEY_REUSED. A key is remembered for a day at least.
                 * @example evening-news-2026-11-22
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "channel",
                 *       "name": "Evening news",
                 *       "slug": "evening-news"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Who may read the space: only the owner of a `personal` space, the members of a `group`, everybody for a `channel`
                     * @enum {unknown}
                     */
                    type: "personal" | "group" | "channel";
                    name: string;
                    slug: string;
                    settings?: {
                        /** @description true when a moderator has to approve what a publisher publishes before the space shows it */
                        require_review?: boolean;
                    };
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    /** @description Present when the request is a repeated one and made nothing new */
                    "idempotent-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 3,
                     *       "type": "channel",
                     *       "name": "Evening news",
                     *       "slug": "evening-news",
                     *       "owner_id": 7,
                     *       "role": "owner",
                     *       "settings": {
                     *         "require_review": false
                     *       },
                     *       "created_at": "2026-11-22T10:05:00.000Z",
                     *       "closed_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Space"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getSpace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the space
                 * @example 3
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 3,
                     *       "type": "channel",
                     *       "name": "Evening news",
                     *       "slug": "evening-news",
                     *       "owner_id": 7,
                     *       "role": "owner",
                     *       "settings": {
                     *         "require_review": false
                     *       },
                     *       "created_at": "2026-11-22T10:05:00.000Z",
                     *       "closed_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Space"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteSpace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the space
                 * @example 3
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The space does not exist any more */
            204: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updateSpace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the space
                 * @example 3
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "settings": {
                 *         "require_review": true
                 *       }
                 *     }
                 */
                "application/json": {
                    name?: string;
                    settings?: {
                        /** @description true when a moderator has to approve what a publisher publishes before the space shows it */
                        require_review?: boolean;
                    };
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 3,
                     *       "type": "channel",
                     *       "name": "Evening news",
                     *       "slug": "evening-news",
                     *       "owner_id": 7,
                     *       "role": "owner",
                     *       "settings": {
                     *         "require_review": true
                     *       },
                     *       "created_at": "2026-11-22T10:05:00.000Z",
                     *       "closed_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Space"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    closeSpace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the space
                 * @example 3
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 3,
                     *       "type": "channel",
                     *       "name": "Evening news",
                     *       "slug": "evening-news",
                     *       "owner_id": 7,
                     *       "role": null,
                     *       "settings": {
                     *         "require_review": false
                     *       },
                     *       "created_at": "2026-11-22T10:05:00.000Z",
                     *       "closed_at": "2026-12-01T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Space"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reopenSpace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the space
                 * @example 3
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 3,
                     *       "type": "channel",
                     *       "name": "Evening news",
                     *       "slug": "evening-news",
                     *       "owner_id": 7,
                     *       "role": null,
                     *       "settings": {
                     *         "require_review": false
                     *       },
                     *       "created_at": "2026-11-22T10:05:00.000Z",
                     *       "closed_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Space"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the space
                 * @example 3
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "user_id": 8,
                     *           "display_name": "Ben",
                     *           "role": "publisher",
                     *           "created_at": "2026-11-22T10:06:00.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["Members"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    putMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the space
                 * @example 3
                 */
                id: number;
                /**
                 * @description Number of the member
                 * @example 8
                 */
                user_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "publisher"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description A `viewer` reads the space. A `publisher` also publishes into it. A `moderator` also decides, like the owner, what the space shows and who its members are.
                     * @enum {unknown}
                     */
                    role: "viewer" | "publisher" | "moderator";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user_id": 8,
                     *       "display_name": "Ben",
                     *       "role": "publisher",
                     *       "created_at": "2026-11-22T10:06:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the space
                 * @example 3
                 */
                id: number;
                /**
                 * @description Number of the member
                 * @example 8
                 */
                user_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user is not a member of the space */
            204: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listInvitations: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the space
                 * @example 3
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 2,
                     *           "space_id": 3,
                     *           "role": "publisher",
                     *           "created_by": 7,
                     *           "created_at": "2026-11-22T10:05:30.000Z",
                     *           "expires_at": "2026-11-29T10:05:30.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["Invitations"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createInvitation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key that you use for one request to this operation only. If you repeat the request, for example after a lost answer, it creates nothing new: the answer shows what the first request created and has the header `idempotent-replayed: true`. A different request with the same key is refused with IDEMPOTENCY_KEY_REUSED. A key is remembered for a day at least.
                 * @example evening-news-2026-11-22
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description Number of the space
                 * @example 3
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "publisher",
                 *       "valid_hours": 168
                 *     }
                 */
                "application/json": {
                    /**
                     * @description A `viewer` reads the space. A `publisher` also publishes into it. A `moderator` also decides, like the owner, what the space shows and who its members are.
                     * @enum {unknown}
                     */
                    role: "viewer" | "publisher" | "moderator";
                    /**
                     * @description How long the invitation is valid
                     * @default 168
                     */
                    valid_hours?: number;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    /** @description Present when the request is a repeated one and made nothing new */
                    "idempotent-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "invitation": {
                     *         "id": 2,
                     *         "space_id": 3,
                     *         "role": "publisher",
                     *         "created_by": 7,
                     *         "created_at": "2026-11-22T10:05:30.000Z",
                     *         "expires_at": "2026-11-29T10:05:30.000Z"
                     *       },
                     *       "code": "Zm9yIHlvdXIgZXllcyBvbmx5LCBhbmQgb25seSBvbmN"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedInvitation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    removeInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the space
                 * @example 3
                 */
                id: number;
                /**
                 * @description Number of the invitation
                 * @example 2
                 */
                invitation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nobody can accept the invitation any more */
            204: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "Zm9yIHlvdXIgZXllcyBvbmx5LCBhbmQgb25seSBvbmN"
                 *     }
                 */
                "application/json": {
                    /** @example Zm9yIHlvdXIgZXllcyBvbmx5LCBhbmQgb25seSBvbmN */
                    code: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "space": {
                     *         "id": 3,
                     *         "type": "channel",
                     *         "name": "Evening news",
                     *         "slug": "evening-news",
                     *         "owner_id": 7,
                     *         "role": "publisher",
                     *         "settings": {
                     *           "require_review": false
                     *         },
                     *         "created_at": "2026-11-22T10:05:00.000Z",
                     *         "closed_at": null
                     *       },
                     *       "member": {
                     *         "user_id": 8,
                     *         "display_name": "Ben",
                     *         "role": "publisher",
                     *         "created_at": "2026-11-22T10:06:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AcceptedInvitation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listProductionPublications: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description ULID of the production; its number is accepted too
                 * @example 01M81C2WT8M8Q4W6X7Y8ZABCDE
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 12,
                     *           "etag": "\"c2hvd24gdG8gZXZlcnlib2R5Lg\"",
                     *           "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *           "production_ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *           "production_status": "completed",
                     *           "space_id": 3,
                     *           "status": "published",
                     *           "visibility": "inherit",
                     *           "visible_in_space": true,
                     *           "visible_in_global": true,
                     *           "shows": {
                     *             "title": "Evening news",
                     *             "description": "The evening news of 22 November.",
                     *             "duration_seconds": 61,
                     *             "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *             "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *             "media": [
                     *               {
                     *                 "orientation": "landscape",
                     *                 "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *                 "mpd_url": null,
                     *                 "file_url": null,
                     *                 "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg"
                     *               },
                     *               {
                     *                 "orientation": "portrait",
                     *                 "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video.m3u8",
                     *                 "mpd_url": null,
                     *                 "file_url": null,
                     *                 "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg"
                     *               }
                     *             ]
                     *           },
                     *           "replaces": null,
                     *           "requested_by": 7,
                     *           "approved_by": 7,
                     *           "taken_down_by": null,
                     *           "published_at": "2026-11-22T10:18:00.000Z",
                     *           "unpublished_at": null,
                     *           "created_at": "2026-11-22T10:18:00.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["Publications"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createPublication: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key that you use for one request to this operation only. If you repeat the request, for example after a lost answer, it creates nothing new: the answer shows what the first request created and has the header `idempotent-replayed: true`. A different request with the same key is refused with IDEMPOTENCY_KEY_REUSED. A key is remembered for a day at least.
                 * @example evening-news-2026-11-22
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description ULID of the production; its number is accepted too
                 * @example 01M81C2WT8M8Q4W6X7Y8ZABCDE
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "space_id": 3
                 *     }
                 */
                "application/json": {
                    space_id: number;
                    /**
                     * @description Who sees the publication in the space. With `members`, only the owner and the members see it. With `inherit` or `public`, everybody who may read the space sees it. This is about feeds: whoever knows the URL of a playlist or a poster can play it, whatever the visibility, because the files themselves are public.
                     * @enum {unknown}
                     */
                    visibility?: "inherit" | "members" | "public";
                    visible_in_space?: boolean;
                    /** @description true also shows the publication in the global feed, which the service may serve to everybody, even without an API key. The default is true in a channel and false in other spaces. */
                    visible_in_global?: boolean;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    /** @description Present when the request is a repeated one and made nothing new */
                    "idempotent-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 12,
                     *       "etag": "\"c2hvd24gdG8gZXZlcnlib2R5Lg\"",
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "production_ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *       "production_status": "completed",
                     *       "space_id": 3,
                     *       "status": "published",
                     *       "visibility": "inherit",
                     *       "visible_in_space": true,
                     *       "visible_in_global": true,
                     *       "shows": {
                     *         "title": "Evening news",
                     *         "description": "The evening news of 22 November.",
                     *         "duration_seconds": 61,
                     *         "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *         "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *         "media": [
                     *           {
                     *             "orientation": "landscape",
                     *             "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *             "mpd_url": null,
                     *             "file_url": null,
                     *             "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg"
                     *           },
                     *           {
                     *             "orientation": "portrait",
                     *             "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video.m3u8",
                     *             "mpd_url": null,
                     *             "file_url": null,
                     *             "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg"
                     *           }
                     *         ]
                     *       },
                     *       "replaces": null,
                     *       "requested_by": 7,
                     *       "approved_by": 7,
                     *       "taken_down_by": null,
                     *       "published_at": "2026-11-22T10:18:00.000Z",
                     *       "unpublished_at": null,
                     *       "created_at": "2026-11-22T10:18:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Publication"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listSpacePublications: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
                /**
                 * @description - `pending`: the publication waits for a moderator.
                 *     - `published`: the space shows it as soon as its production is completed.
                 *     - `unpublished`: somebody took it back, another production replaced it, or its production failed, was
                 *       canceled or is being deleted. A retry of the production does not take its place by itself.
                 *     - `rejected`: a moderator rejected it.
                 *     - `draft`, `approved`: only publications of the older system have these; no feed shows them.
                 * @example pending
                 */
                status?: "draft" | "pending" | "approved" | "published" | "unpublished" | "rejected";
            };
            header?: never;
            path: {
                /**
                 * @description Number of the space
                 * @example 3
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 13,
                     *           "etag": "\"d2FpdHMgZm9yIGl0cyBwbGFjZQ\"",
                     *           "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *           "production_ulid": "01M81EQC70X7Y8ZABCDEFGHJKM",
                     *           "production_status": "completed",
                     *           "space_id": 3,
                     *           "status": "pending",
                     *           "visibility": "inherit",
                     *           "visible_in_space": true,
                     *           "visible_in_global": true,
                     *           "shows": {
                     *             "title": "Evening news",
                     *             "description": "The evening news of 22 November.",
                     *             "duration_seconds": 61,
                     *             "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81EQC70X7Y8ZABCDEFGHJKM/landscape/video.m3u8",
                     *             "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81EQC70X7Y8ZABCDEFGHJKM/landscape/video_poster.0000000.jpg",
                     *             "media": [
                     *               {
                     *                 "orientation": "landscape",
                     *                 "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81EQC70X7Y8ZABCDEFGHJKM/landscape/video.m3u8",
                     *                 "mpd_url": null,
                     *                 "file_url": null,
                     *                 "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81EQC70X7Y8ZABCDEFGHJKM/landscape/video_poster.0000000.jpg"
                     *               },
                     *               {
                     *                 "orientation": "portrait",
                     *                 "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81EQC70X7Y8ZABCDEFGHJKM/portrait/video.m3u8",
                     *                 "mpd_url": null,
                     *                 "file_url": null,
                     *                 "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81EQC70X7Y8ZABCDEFGHJKM/portrait/video_poster.0000000.jpg"
                     *               }
                     *             ]
                     *           },
                     *           "replaces": {
                     *             "publication_id": 12,
                     *             "production_ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *             "status": "published",
                     *             "visibility": "inherit",
                     *             "visible_in_space": true,
                     *             "visible_in_global": true,
                     *             "shows": {
                     *               "title": "Evening news",
                     *               "description": "The evening news of 22 November.",
                     *               "duration_seconds": 61,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *               "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *               "media": [
                     *                 {
                     *                   "orientation": "landscape",
                     *                   "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *                   "mpd_url": null,
                     *                   "file_url": null,
                     *                   "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg"
                     *                 },
                     *                 {
                     *                   "orientation": "portrait",
                     *                   "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video.m3u8",
                     *                   "mpd_url": null,
                     *                   "file_url": null,
                     *                   "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg"
                     *                 }
                     *               ]
                     *             }
                     *           },
                     *           "requested_by": 8,
                     *           "approved_by": null,
                     *           "taken_down_by": null,
                     *           "published_at": null,
                     *           "unpublished_at": null,
                     *           "created_at": "2026-11-22T11:10:00.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["Publications"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPublication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the publication
                 * @example 12
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 12,
                     *       "etag": "\"c2hvd24gdG8gZXZlcnlib2R5Lg\"",
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "production_ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *       "production_status": "completed",
                     *       "space_id": 3,
                     *       "status": "published",
                     *       "visibility": "inherit",
                     *       "visible_in_space": true,
                     *       "visible_in_global": true,
                     *       "shows": {
                     *         "title": "Evening news",
                     *         "description": "The evening news of 22 November.",
                     *         "duration_seconds": 61,
                     *         "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *         "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *         "media": [
                     *           {
                     *             "orientation": "landscape",
                     *             "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *             "mpd_url": null,
                     *             "file_url": null,
                     *             "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg"
                     *           },
                     *           {
                     *             "orientation": "portrait",
                     *             "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video.m3u8",
                     *             "mpd_url": null,
                     *             "file_url": null,
                     *             "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg"
                     *           }
                     *         ]
                     *       },
                     *       "replaces": null,
                     *       "requested_by": 7,
                     *       "approved_by": 7,
                     *       "taken_down_by": null,
                     *       "published_at": "2026-11-22T10:18:00.000Z",
                     *       "unpublished_at": null,
                     *       "created_at": "2026-11-22T10:18:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Publication"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listPublicationEvents: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the publication
                 * @example 12
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "at": "2026-11-22T10:18:30.000Z",
                     *           "action": "approved",
                     *           "actor": {
                     *             "id": 7,
                     *             "display_name": "Alma"
                     *           },
                     *           "detail": {
                     *             "from": "pending",
                     *             "to": "published"
                     *           }
                     *         },
                     *         {
                     *           "at": "2026-11-22T10:18:00.000Z",
                     *           "action": "requested",
                     *           "actor": {
                     *             "id": 8,
                     *             "display_name": "Ben"
                     *           },
                     *           "detail": {
                     *             "from": null,
                     *             "to": "pending"
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PublicationEvents"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    approvePublication: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `etag` of the publication as you have seen it. If it is not so any more, nothing changes, and the answer is PUBLICATION_CHANGED.
                 * @example "Zm9yIHlvdXIgZXllcyBvbmx5LCA"
                 */
                "if-match"?: string;
            };
            path: {
                /**
                 * @description Number of the publication
                 * @example 12
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 12,
                     *       "etag": "\"YXBwcm92ZWQgYnkgdGhlIGtleQ\"",
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "production_ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *       "production_status": "completed",
                     *       "space_id": 3,
                     *       "status": "published",
                     *       "visibility": "inherit",
                     *       "visible_in_space": true,
                     *       "visible_in_global": true,
                     *       "shows": {
                     *         "title": "Evening news",
                     *         "description": "The evening news of 22 November.",
                     *         "duration_seconds": 61,
                     *         "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *         "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *         "media": [
                     *           {
                     *             "orientation": "landscape",
                     *             "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *             "mpd_url": null,
                     *             "file_url": null,
                     *             "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg"
                     *           },
                     *           {
                     *             "orientation": "portrait",
                     *             "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video.m3u8",
                     *             "mpd_url": null,
                     *             "file_url": null,
                     *             "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg"
                     *           }
                     *         ]
                     *       },
                     *       "replaces": null,
                     *       "requested_by": 8,
                     *       "approved_by": 7,
                     *       "taken_down_by": null,
                     *       "published_at": "2026-11-22T10:18:30.000Z",
                     *       "unpublished_at": null,
                     *       "created_at": "2026-11-22T10:18:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Publication"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    rejectPublication: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `etag` of the publication as you have seen it. If it is not so any more, nothing changes, and the answer is PUBLICATION_CHANGED.
                 * @example "Zm9yIHlvdXIgZXllcyBvbmx5LCA"
                 */
                "if-match"?: string;
            };
            path: {
                /**
                 * @description Number of the publication
                 * @example 12
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "The first minute is missing."
                 *     }
                 */
                "application/json": {
                    /** @description For whoever asked: listPublicationEvents has it as `reason` in the `detail` of `rejected` */
                    reason?: string;
                } | null;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 12,
                     *       "etag": "\"cmVqZWN0ZWQgYnkgQWxtYS4uLg\"",
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "production_ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *       "production_status": "completed",
                     *       "space_id": 3,
                     *       "status": "rejected",
                     *       "visibility": "inherit",
                     *       "visible_in_space": true,
                     *       "visible_in_global": true,
                     *       "shows": {
                     *         "title": "Evening news",
                     *         "description": "The evening news of 22 November.",
                     *         "duration_seconds": 61,
                     *         "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *         "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *         "media": [
                     *           {
                     *             "orientation": "landscape",
                     *             "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *             "mpd_url": null,
                     *             "file_url": null,
                     *             "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg"
                     *           },
                     *           {
                     *             "orientation": "portrait",
                     *             "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video.m3u8",
                     *             "mpd_url": null,
                     *             "file_url": null,
                     *             "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg"
                     *           }
                     *         ]
                     *       },
                     *       "replaces": null,
                     *       "requested_by": 8,
                     *       "approved_by": null,
                     *       "taken_down_by": null,
                     *       "published_at": null,
                     *       "unpublished_at": null,
                     *       "created_at": "2026-11-22T10:18:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Publication"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    unpublishPublication: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `etag` of the publication as you have seen it. If it is not so any more, nothing changes, and the answer is PUBLICATION_CHANGED.
                 * @example "Zm9yIHlvdXIgZXllcyBvbmx5LCA"
                 */
                "if-match"?: string;
            };
            path: {
                /**
                 * @description Number of the publication
                 * @example 12
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 12,
                     *       "etag": "\"dGFrZW4gYmFjayBieSBBbG1hLg\"",
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "production_ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *       "production_status": "completed",
                     *       "space_id": 3,
                     *       "status": "unpublished",
                     *       "visibility": "inherit",
                     *       "visible_in_space": true,
                     *       "visible_in_global": true,
                     *       "shows": {
                     *         "title": "Evening news",
                     *         "description": "The evening news of 22 November.",
                     *         "duration_seconds": 61,
                     *         "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *         "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *         "media": [
                     *           {
                     *             "orientation": "landscape",
                     *             "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *             "mpd_url": null,
                     *             "file_url": null,
                     *             "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg"
                     *           },
                     *           {
                     *             "orientation": "portrait",
                     *             "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video.m3u8",
                     *             "mpd_url": null,
                     *             "file_url": null,
                     *             "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg"
                     *           }
                     *         ]
                     *       },
                     *       "replaces": null,
                     *       "requested_by": 7,
                     *       "approved_by": 7,
                     *       "taken_down_by": null,
                     *       "published_at": "2026-11-22T10:18:00.000Z",
                     *       "unpublished_at": "2026-11-22T12:00:00.000Z",
                     *       "created_at": "2026-11-22T10:18:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Publication"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    republishPublication: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `etag` of the publication as you have seen it. If it is not so any more, nothing changes, and the answer is PUBLICATION_CHANGED.
                 * @example "Zm9yIHlvdXIgZXllcyBvbmx5LCA"
                 */
                "if-match"?: string;
            };
            path: {
                /**
                 * @description Number of the publication
                 * @example 12
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 12,
                     *       "etag": "\"c2hvd24gdG8gZXZlcnlib2R5Lg\"",
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "production_ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *       "production_status": "completed",
                     *       "space_id": 3,
                     *       "status": "published",
                     *       "visibility": "inherit",
                     *       "visible_in_space": true,
                     *       "visible_in_global": true,
                     *       "shows": {
                     *         "title": "Evening news",
                     *         "description": "The evening news of 22 November.",
                     *         "duration_seconds": 61,
                     *         "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *         "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *         "media": [
                     *           {
                     *             "orientation": "landscape",
                     *             "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *             "mpd_url": null,
                     *             "file_url": null,
                     *             "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg"
                     *           },
                     *           {
                     *             "orientation": "portrait",
                     *             "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video.m3u8",
                     *             "mpd_url": null,
                     *             "file_url": null,
                     *             "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg"
                     *           }
                     *         ]
                     *       },
                     *       "replaces": null,
                     *       "requested_by": 7,
                     *       "approved_by": 7,
                     *       "taken_down_by": null,
                     *       "published_at": "2026-11-22T10:18:00.000Z",
                     *       "unpublished_at": null,
                     *       "created_at": "2026-11-22T10:18:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Publication"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replacePublication: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key that you use for one request to this operation only. If you repeat the request, for example after a lost answer, it creates nothing new: the answer shows what the first request created and has the header `idempotent-replayed: true`. A different request with the same key is refused with IDEMPOTENCY_KEY_REUSED. A key is remembered for a day at least.
                 * @example evening-news-2026-11-22
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description Number of the publication
                 * @example 12
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "production_id": "01M81EQC70X7Y8ZABCDEFGHJKM",
                 *       "other_upload": false
                 *     }
                 */
                "application/json": {
                    production_id: (string | number) | null;
                    /**
                     * @description true also accepts a production of another upload of the same owner, such as a corrected export of the same film.
                     * @default false
                     */
                    other_upload?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    /** @description Present when the request is a repeated one and made nothing new */
                    "idempotent-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 13,
                     *       "etag": "\"YW5vdGhlciBwcm9kdWN0aW9uLg\"",
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "production_ulid": "01M81EQC70X7Y8ZABCDEFGHJKM",
                     *       "production_status": "completed",
                     *       "space_id": 3,
                     *       "status": "published",
                     *       "visibility": "inherit",
                     *       "visible_in_space": true,
                     *       "visible_in_global": true,
                     *       "shows": {
                     *         "title": "Evening news",
                     *         "description": "The evening news of 22 November.",
                     *         "duration_seconds": 61,
                     *         "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81EQC70X7Y8ZABCDEFGHJKM/landscape/video.m3u8",
                     *         "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81EQC70X7Y8ZABCDEFGHJKM/landscape/video_poster.0000000.jpg",
                     *         "media": [
                     *           {
                     *             "orientation": "landscape",
                     *             "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81EQC70X7Y8ZABCDEFGHJKM/landscape/video.m3u8",
                     *             "mpd_url": null,
                     *             "file_url": null,
                     *             "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81EQC70X7Y8ZABCDEFGHJKM/landscape/video_poster.0000000.jpg"
                     *           },
                     *           {
                     *             "orientation": "portrait",
                     *             "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81EQC70X7Y8ZABCDEFGHJKM/portrait/video.m3u8",
                     *             "mpd_url": null,
                     *             "file_url": null,
                     *             "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81EQC70X7Y8ZABCDEFGHJKM/portrait/video_poster.0000000.jpg"
                     *           }
                     *         ]
                     *       },
                     *       "replaces": null,
                     *       "requested_by": 7,
                     *       "approved_by": 7,
                     *       "taken_down_by": null,
                     *       "published_at": "2026-11-22T10:18:00.000Z",
                     *       "unpublished_at": null,
                     *       "created_at": "2026-11-22T11:10:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Publication"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getSpaceFeed: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzEyLDE3OTUzNDI2ODAwMDBd
                 */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The `etag` of an answer that you already have
                 * @example "kT3JkC0w3vQmZ2o7bq8hVw"
                 */
                "if-none-match"?: string;
            };
            path: {
                /**
                 * @description Number of the space
                 * @example 3
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "publication_id": 12,
                     *           "title": "Evening news",
                     *           "description": "The evening news of 22 November.",
                     *           "duration_seconds": 61,
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *           "media": [
                     *             {
                     *               "orientation": "landscape",
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *               "mpd_url": null,
                     *               "file_url": null,
                     *               "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg"
                     *             },
                     *             {
                     *               "orientation": "portrait",
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video.m3u8",
                     *               "mpd_url": null,
                     *               "file_url": null,
                     *               "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg"
                     *             }
                     *           ],
                     *           "published_at": "2026-11-22T10:18:00.000Z",
                     *           "production_ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *           "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *           "output_prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/",
                     *           "owner": {
                     *             "id": 7,
                     *             "display_name": "Alma"
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["Feed"];
                };
            };
            /** @description The answer that you have is still current */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getGlobalFeed: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzEyLDE3OTUzNDI2ODAwMDBd
                 */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The `etag` of an answer that you already have
                 * @example "kT3JkC0w3vQmZ2o7bq8hVw"
                 */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "publication_id": 12,
                     *           "title": "Evening news",
                     *           "description": "The evening news of 22 November.",
                     *           "duration_seconds": 61,
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *           "media": [
                     *             {
                     *               "orientation": "landscape",
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *               "mpd_url": null,
                     *               "file_url": null,
                     *               "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg"
                     *             },
                     *             {
                     *               "orientation": "portrait",
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video.m3u8",
                     *               "mpd_url": null,
                     *               "file_url": null,
                     *               "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg"
                     *             }
                     *           ],
                     *           "published_at": "2026-11-22T10:18:00.000Z",
                     *           "production_ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *           "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *           "output_prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/",
                     *           "owner": {
                     *             "id": 7,
                     *             "display_name": "Alma"
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["Feed"];
                };
            };
            /** @description The answer that you have is still current */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getFeedItem: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `etag` of an answer that you already have
                 * @example "kT3JkC0w3vQmZ2o7bq8hVw"
                 */
                "if-none-match"?: string;
            };
            path: {
                /**
                 * @description Number of the publication
                 * @example 12
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "publication_id": 12,
                     *       "title": "Evening news",
                     *       "description": "The evening news of 22 November.",
                     *       "duration_seconds": 61,
                     *       "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *       "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *       "media": [
                     *         {
                     *           "orientation": "landscape",
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *           "mpd_url": null,
                     *           "file_url": null,
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg"
                     *         },
                     *         {
                     *           "orientation": "portrait",
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video.m3u8",
                     *           "mpd_url": null,
                     *           "file_url": null,
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg"
                     *         }
                     *       ],
                     *       "published_at": "2026-11-22T10:18:00.000Z",
                     *       "production_ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "output_prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/",
                     *       "owner": {
                     *         "id": 7,
                     *         "display_name": "Alma"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["FeedItem"];
                };
            };
            /** @description The answer that you have is still current */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getDeletion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the deletion
                 * @example 01MA97DY00ZABCDEFGHJKMNPQR
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ulid": "01MA97DY00ZABCDEFGHJKMNPQR",
                     *       "target": "production",
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "production_ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *       "status": "completed",
                     *       "progress": {
                     *         "objects_deleted": 60,
                     *         "bytes_deleted": 109992829,
                     *         "mediaconvert_jobs_cancelled": 0,
                     *         "failures": 0,
                     *         "sweeps": 2
                     *       },
                     *       "blocked_reason": null,
                     *       "error": null,
                     *       "receipt": {
                     *         "objects": 60,
                     *         "bytes": 109992829,
                     *         "prefixes": [
                     *           "s3://bacs-mc-public-stream/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/"
                     *         ],
                     *         "mediaconvert_jobs_cancelled": [],
                     *         "failures": [],
                     *         "failure_count": 0,
                     *         "sweeps": 2
                     *       },
                     *       "created_at": "2026-12-20T08:00:00.000Z",
                     *       "completed_at": "2026-12-20T08:01:04.000Z",
                     *       "sweep_again_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Deletion"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listDeletions: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "ulid": "01MA97DY00ZABCDEFGHJKMNPQR",
                     *           "target": "production",
                     *           "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *           "production_ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *           "status": "completed",
                     *           "progress": {
                     *             "objects_deleted": 60,
                     *             "bytes_deleted": 109992829,
                     *             "mediaconvert_jobs_cancelled": 0,
                     *             "failures": 0,
                     *             "sweeps": 2
                     *           },
                     *           "blocked_reason": null,
                     *           "error": null,
                     *           "receipt": {
                     *             "objects": 60,
                     *             "bytes": 109992829,
                     *             "prefixes": [
                     *               "s3://bacs-mc-public-stream/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/"
                     *             ],
                     *             "mediaconvert_jobs_cancelled": [],
                     *             "failures": [],
                     *             "failure_count": 0,
                     *             "sweeps": 2
                     *           },
                     *           "created_at": "2026-12-20T08:00:00.000Z",
                     *           "completed_at": "2026-12-20T08:01:04.000Z",
                     *           "sweep_again_at": null
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Deletion"][];
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /**
                 * @description The `next_after` of the page before; without it, the list begins with the oldest event that is kept
                 * @example 4210
                 */
                after?: number;
                /**
                 * @description For how many seconds to wait for an event while there is none
                 * @example 25
                 */
                wait?: number;
                /**
                 * @description The largest number of events to read; fewer come where `types` leaves some out
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description Only events of these types, comma separated
                 * @example production.completed,production.failed
                 */
                types?: string;
                /**
                 * @description Only events of this production, upload, publication, deletion or webhook
                 * @example 01M81C2WT8M8Q4W6X7Y8ZABCDE
                 */
                subject?: string;
                /**
                 * @description Whose events: `own` for yours, `all` for those of all users. Only an operator may use `all`.
                 * @example own
                 */
                scope?: "own" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 4211,
                     *           "type": "production.completed",
                     *           "time": "2026-11-22T10:17:41.250Z",
                     *           "version": 1,
                     *           "subject": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *           "user_id": 7,
                     *           "data": {
                     *             "id": 108,
                     *             "ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *             "user_id": 7,
                     *             "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *             "name": "Evening news",
                     *             "status": "completed",
                     *             "blocked_reason": null,
                     *             "priority": "normal",
                     *             "attempt": 1,
                     *             "rerenders": 0,
                     *             "progress_percent": 100,
                     *             "config": {
                     *               "profile": "landscape-both-hls"
                     *             },
                     *             "profile": "landscape-both-hls",
                     *             "settings_hash": "627dc8388c27caf982b63e653115eece86a42355324657e1a25def219cc22fcf",
                     *             "output_prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/",
                     *             "mediaconvert_job_id": "1795342562800-abc123",
                     *             "retried_from": null,
                     *             "cancel_requested_at": null,
                     *             "error": null,
                     *             "outputs": [
                     *               {
                     *                 "kind": "hls",
                     *                 "orientation": "landscape",
                     *                 "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *                 "mpd_url": null,
                     *                 "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *                 "bytes": 77952866,
                     *                 "renditions": [
                     *                   {
                     *                     "kind": "video",
                     *                     "name": "1080p_h",
                     *                     "width": 1920,
                     *                     "height": 1080,
                     *                     "bandwidth": 5546200,
                     *                     "duration_seconds": 61.2,
                     *                     "segments": 11,
                     *                     "bytes": 39894120,
                     *                     "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video1080p_h.m3u8"
                     *                   },
                     *                   {
                     *                     "kind": "video",
                     *                     "name": "720p_h",
                     *                     "width": 1280,
                     *                     "height": 720,
                     *                     "bandwidth": 3421600,
                     *                     "duration_seconds": 61.2,
                     *                     "segments": 11,
                     *                     "bytes": 24385856,
                     *                     "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video720p_h.m3u8"
                     *                   },
                     *                   {
                     *                     "kind": "video",
                     *                     "name": "480p_h",
                     *                     "width": 854,
                     *                     "height": 480,
                     *                     "bandwidth": 1897300,
                     *                     "duration_seconds": 61.2,
                     *                     "segments": 11,
                     *                     "bytes": 13551792,
                     *                     "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video480p_h.m3u8"
                     *                   }
                     *                 ],
                     *                 "files": [
                     *                   {
                     *                     "kind": "frames",
                     *                     "name": "_poster",
                     *                     "url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *                     "width": 1280,
                     *                     "height": 720,
                     *                     "bytes": 121098,
                     *                     "duration_seconds": null,
                     *                     "count": 1
                     *                   }
                     *                 ]
                     *               },
                     *               {
                     *                 "kind": "hls",
                     *                 "orientation": "portrait",
                     *                 "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video.m3u8",
                     *                 "mpd_url": null,
                     *                 "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg",
                     *                 "bytes": 32039963,
                     *                 "renditions": [
                     *                   {
                     *                     "kind": "video",
                     *                     "name": "720p_v",
                     *                     "width": 720,
                     *                     "height": 1280,
                     *                     "bandwidth": 2712900,
                     *                     "duration_seconds": 61.2,
                     *                     "segments": 11,
                     *                     "bytes": 19401224,
                     *                     "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video720p_v.m3u8"
                     *                   },
                     *                   {
                     *                     "kind": "video",
                     *                     "name": "540p_v",
                     *                     "width": 540,
                     *                     "height": 960,
                     *                     "bandwidth": 1754700,
                     *                     "duration_seconds": 61.2,
                     *                     "segments": 11,
                     *                     "bytes": 12540352,
                     *                     "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video540p_v.m3u8"
                     *                   }
                     *                 ],
                     *                 "files": [
                     *                   {
                     *                     "kind": "frames",
                     *                     "name": "_poster",
                     *                     "url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg",
                     *                     "width": 720,
                     *                     "height": 1280,
                     *                     "bytes": 98387,
                     *                     "duration_seconds": null,
                     *                     "count": 1
                     *                   }
                     *                 ]
                     *               }
                     *             ],
                     *             "created_at": "2026-11-22T10:16:02.120Z",
                     *             "started_at": "2026-11-22T10:16:02.900Z",
                     *             "completed_at": "2026-11-22T10:17:41.250Z"
                     *           }
                     *         }
                     *       ],
                     *       "next_after": 4211
                     *     }
                     */
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /**
                 * @description The id after which to begin; the header Last-Event-ID goes first. Without both, the stream begins now.
                 * @example 4210
                 */
                after?: number;
                /**
                 * @description A ticket of createEventTicket, in place of an API key
                 * @example Zm9yIHlvdXIgZXllcyBvbmx5LCBhbmQgb25seSBvbmN
                 */
                ticket?: string;
                /**
                 * @description Only events of these types, comma separated
                 * @example production.completed,production.failed
                 */
                types?: string;
                /**
                 * @description Only events of this production, upload, publication, deletion or webhook
                 * @example 01M81C2WT8M8Q4W6X7Y8ZABCDE
                 */
                subject?: string;
                /**
                 * @description Whose events: `own` for yours, `all` for those of all users. Only an operator may use `all`.
                 * @example own
                 */
                scope?: "own" | "all";
            };
            header?: {
                /**
                 * @description The id of the last event that you have got
                 * @example 4210
                 */
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events: `id` is the number of the event, `event` its type, `data` the event as in listEvents. An `id` alone says from where to go on when nothing has happened. */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 4211
                     *     event: production.completed
                     *     data: {"id":4211,"type":"production.completed","time":"2026-11-22T10:17:41.250Z","version":1,"subject":"01M81C2WT8M8Q4W6X7Y8ZABCDE","user_id":7,"data":{"id":108,"ulid":"01M81C2WT8M8Q4W6X7Y8ZABCDE","user_id":7,"upload_uuid":"0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11","name":"Evening news","status":"completed","blocked_reason":null,"priority":"normal","attempt":1,"rerenders":0,"progress_percent":100,"config":{"profile":"landscape-both-hls"},"profile":"landscape-both-hls","settings_hash":"627dc8388c27caf982b63e653115eece86a42355324657e1a25def219cc22fcf","output_prefix":"2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/","mediaconvert_job_id":"1795342562800-abc123","retried_from":null,"cancel_requested_at":null,"error":null,"outputs":[{"kind":"hls","orientation":"landscape","playlist_url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8","mpd_url":null,"poster_url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg","bytes":77952866,"renditions":[{"kind":"video","name":"1080p_h","width":1920,"height":1080,"bandwidth":5546200,"duration_seconds":61.2,"segments":11,"bytes":39894120,"playlist_url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video1080p_h.m3u8"},{"kind":"video","name":"720p_h","width":1280,"height":720,"bandwidth":3421600,"duration_seconds":61.2,"segments":11,"bytes":24385856,"playlist_url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video720p_h.m3u8"},{"kind":"video","name":"480p_h","width":854,"height":480,"bandwidth":1897300,"duration_seconds":61.2,"segments":11,"bytes":13551792,"playlist_url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video480p_h.m3u8"}],"files":[{"kind":"frames","name":"_poster","url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg","width":1280,"height":720,"bytes":121098,"duration_seconds":null,"count":1}]},{"kind":"hls","orientation":"portrait","playlist_url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video.m3u8","mpd_url":null,"poster_url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg","bytes":32039963,"renditions":[{"kind":"video","name":"720p_v","width":720,"height":1280,"bandwidth":2712900,"duration_seconds":61.2,"segments":11,"bytes":19401224,"playlist_url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video720p_v.m3u8"},{"kind":"video","name":"540p_v","width":540,"height":960,"bandwidth":1754700,"duration_seconds":61.2,"segments":11,"bytes":12540352,"playlist_url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video540p_v.m3u8"}],"files":[{"kind":"frames","name":"_poster","url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg","width":720,"height":1280,"bytes":98387,"duration_seconds":null,"count":1}]}],"created_at":"2026-11-22T10:16:02.120Z","started_at":"2026-11-22T10:16:02.900Z","completed_at":"2026-11-22T10:17:41.250Z"}}
                     */
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    streamProductionEvents: {
        parameters: {
            query?: {
                /**
                 * @description The id after which to begin; the header Last-Event-ID goes first. Without both, the stream begins now.
                 * @example 4210
                 */
                after?: number;
                /**
                 * @description A ticket of createEventTicket, in place of an API key
                 * @example Zm9yIHlvdXIgZXllcyBvbmx5LCBhbmQgb25seSBvbmN
                 */
                ticket?: string;
            };
            header?: {
                /**
                 * @description The id of the last event that you have got
                 * @example 4210
                 */
                "last-event-id"?: string;
            };
            path: {
                /**
                 * @description ULID of the production; its number is accepted too
                 * @example 01M81C2WT8M8Q4W6X7Y8ZABCDE
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events: `id` is the number of the event, `event` its type, `data` the event as in listEvents. An `id` alone says from where to go on when nothing has happened. */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example event: progress
                     *     data: {"progress_percent":96}
                     *
                     *     id: 4211
                     *     event: production.completed
                     *     data: {"id":4211,"type":"production.completed","time":"2026-11-22T10:17:41.250Z","version":1,"subject":"01M81C2WT8M8Q4W6X7Y8ZABCDE","user_id":7,"data":{"id":108,"ulid":"01M81C2WT8M8Q4W6X7Y8ZABCDE","user_id":7,"upload_uuid":"0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11","name":"Evening news","status":"completed","blocked_reason":null,"priority":"normal","attempt":1,"rerenders":0,"progress_percent":100,"config":{"profile":"landscape-both-hls"},"profile":"landscape-both-hls","settings_hash":"627dc8388c27caf982b63e653115eece86a42355324657e1a25def219cc22fcf","output_prefix":"2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/","mediaconvert_job_id":"1795342562800-abc123","retried_from":null,"cancel_requested_at":null,"error":null,"outputs":[{"kind":"hls","orientation":"landscape","playlist_url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8","mpd_url":null,"poster_url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg","bytes":77952866,"renditions":[{"kind":"video","name":"1080p_h","width":1920,"height":1080,"bandwidth":5546200,"duration_seconds":61.2,"segments":11,"bytes":39894120,"playlist_url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video1080p_h.m3u8"},{"kind":"video","name":"720p_h","width":1280,"height":720,"bandwidth":3421600,"duration_seconds":61.2,"segments":11,"bytes":24385856,"playlist_url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video720p_h.m3u8"},{"kind":"video","name":"480p_h","width":854,"height":480,"bandwidth":1897300,"duration_seconds":61.2,"segments":11,"bytes":13551792,"playlist_url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video480p_h.m3u8"}],"files":[{"kind":"frames","name":"_poster","url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg","width":1280,"height":720,"bytes":121098,"duration_seconds":null,"count":1}]},{"kind":"hls","orientation":"portrait","playlist_url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video.m3u8","mpd_url":null,"poster_url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg","bytes":32039963,"renditions":[{"kind":"video","name":"720p_v","width":720,"height":1280,"bandwidth":2712900,"duration_seconds":61.2,"segments":11,"bytes":19401224,"playlist_url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video720p_v.m3u8"},{"kind":"video","name":"540p_v","width":540,"height":960,"bandwidth":1754700,"duration_seconds":61.2,"segments":11,"bytes":12540352,"playlist_url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video540p_v.m3u8"}],"files":[{"kind":"frames","name":"_poster","url":"https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg","width":720,"height":1280,"bytes":98387,"duration_seconds":null,"count":1}]}],"created_at":"2026-11-22T10:16:02.120Z","started_at":"2026-11-22T10:16:02.900Z","completed_at":"2026-11-22T10:17:41.250Z"}}
                     */
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createEventTicket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ticket": "Zm9yIHlvdXIgZXllcyBvbmx5LCBhbmQgb25seSBvbmN",
                     *       "expires_at": "2026-11-22T10:16:32.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["EventTicket"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "ulid": "01M81B7ZJ0GHJKMNPQRSTVWXYZ",
                     *           "url": "https://hooks.example.com/bacs",
                     *           "types": [
                     *             "production.completed",
                     *             "production.failed"
                     *           ],
                     *           "status": "active",
                     *           "disabled": null,
                     *           "failing_since": null,
                     *           "delivered_at": "2026-11-22T10:18:20.000Z",
                     *           "previous_secret_until": null,
                     *           "created_at": "2026-11-22T10:01:00.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["Webhooks"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key that you use for one request to this operation only. If you repeat the request, for example after a lost answer, it creates nothing new: the answer shows what the first request created and has the header `idempotent-replayed: true`. A different request with the same key is refused with IDEMPOTENCY_KEY_REUSED. A key is remembered for a day at least.
                 * @example evening-news-2026-11-22
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://hooks.example.com/bacs",
                 *       "types": [
                 *         "production.completed",
                 *         "production.failed"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description Where events are sent to, by POST: https on port 443 or 8443, on an address that is public. A user, a password or a fragment is not allowed. */
                    url: string;
                    types?: ("production.queued" | "production.submitted" | "production.processing" | "production.completed" | "production.failed" | "production.canceled" | "production.deleting" | "production.deleted" | "upload.completed" | "upload.deleted" | "publication.requested" | "publication.published" | "publication.changed" | "publication.approved" | "publication.rejected" | "publication.unpublished" | "publication.replaced" | "deletion.completed" | "deletion.failed" | "webhook.disabled" | "webhook.test")[] | null;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    /** @description Present when the request is a repeated one and made nothing new */
                    "idempotent-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhook": {
                     *         "ulid": "01M81B7ZJ0GHJKMNPQRSTVWXYZ",
                     *         "url": "https://hooks.example.com/bacs",
                     *         "types": [
                     *           "production.completed",
                     *           "production.failed"
                     *         ],
                     *         "status": "active",
                     *         "disabled": null,
                     *         "failing_since": null,
                     *         "delivered_at": null,
                     *         "previous_secret_until": null,
                     *         "created_at": "2026-11-22T10:01:00.000Z"
                     *       },
                     *       "secret": "whsec_Zm9yIHlvdXIgZXllcyBvbmx5LCBhbmQgb25seSBvbmN="
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the webhook
                 * @example 01M81B7ZJ0GHJKMNPQRSTVWXYZ
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ulid": "01M81B7ZJ0GHJKMNPQRSTVWXYZ",
                     *       "url": "https://hooks.example.com/bacs",
                     *       "types": [
                     *         "production.completed",
                     *         "production.failed"
                     *       ],
                     *       "status": "active",
                     *       "disabled": null,
                     *       "failing_since": null,
                     *       "delivered_at": "2026-11-22T10:18:20.000Z",
                     *       "previous_secret_until": null,
                     *       "created_at": "2026-11-22T10:01:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the webhook
                 * @example 01M81B7ZJ0GHJKMNPQRSTVWXYZ
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook does not exist any more */
            204: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the webhook
                 * @example 01M81B7ZJ0GHJKMNPQRSTVWXYZ
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "types": null,
                 *       "status": "active"
                 *     }
                 */
                "application/json": {
                    /** @description Where events are sent to, by POST: https on port 443 or 8443, on an address that is public. A user, a password or a fragment is not allowed. */
                    url?: string;
                    types?: ("production.queued" | "production.submitted" | "production.processing" | "production.completed" | "production.failed" | "production.canceled" | "production.deleting" | "production.deleted" | "upload.completed" | "upload.deleted" | "publication.requested" | "publication.published" | "publication.changed" | "publication.approved" | "publication.rejected" | "publication.unpublished" | "publication.replaced" | "deletion.completed" | "deletion.failed" | "webhook.disabled" | "webhook.test")[] | null;
                    /** @enum {unknown} */
                    status?: "active" | "disabled";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ulid": "01M81B7ZJ0GHJKMNPQRSTVWXYZ",
                     *       "url": "https://hooks.example.com/bacs",
                     *       "types": null,
                     *       "status": "active",
                     *       "disabled": null,
                     *       "failing_since": null,
                     *       "delivered_at": "2026-11-22T10:18:20.000Z",
                     *       "previous_secret_until": null,
                     *       "created_at": "2026-11-22T10:01:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the webhook
                 * @example 01M81B7ZJ0GHJKMNPQRSTVWXYZ
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhook": {
                     *         "ulid": "01M81B7ZJ0GHJKMNPQRSTVWXYZ",
                     *         "url": "https://hooks.example.com/bacs",
                     *         "types": [
                     *           "production.completed",
                     *           "production.failed"
                     *         ],
                     *         "status": "active",
                     *         "disabled": null,
                     *         "failing_since": null,
                     *         "delivered_at": "2026-11-22T10:18:20.000Z",
                     *         "previous_secret_until": "2026-11-23T11:00:00.000Z",
                     *         "created_at": "2026-11-22T10:01:00.000Z"
                     *       },
                     *       "secret": "whsec_Zm9yIHlvdXIgZXllcyBvbmx5LCBhbmQgb25seSBvbmN="
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the webhook
                 * @example 01M81B7ZJ0GHJKMNPQRSTVWXYZ
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "delivered": true,
                     *       "status": 204,
                     *       "answer": "",
                     *       "error": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookTest"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
                /**
                 * @description What has come of it. `pending`: it is sent, or sent again at `next_try_at`; `held`: it waits until the webhook is enabled; `failed`: it was tried for three days, or its event is not kept any more.
                 * @example failed
                 */
                status?: "pending" | "held" | "delivered" | "failed";
            };
            header?: never;
            path: {
                /**
                 * @description ULID of the webhook
                 * @example 01M81B7ZJ0GHJKMNPQRSTVWXYZ
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "event_id": 4211,
                     *           "type": "production.completed",
                     *           "subject": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *           "status": "delivered",
                     *           "attempts": 1,
                     *           "next_try_at": null,
                     *           "last_tried_at": "2026-11-22T10:18:20.000Z",
                     *           "last_status": 204,
                     *           "last_answer": "",
                     *           "last_error": null,
                     *           "ended_at": "2026-11-22T10:18:20.000Z",
                     *           "created_at": "2026-11-22T10:18:19.900Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveries"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replayWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the webhook
                 * @example 01M81B7ZJ0GHJKMNPQRSTVWXYZ
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "since": "2026-11-22T10:00:00.000Z",
                 *       "undelivered": false
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: date-time
                     * @description Events since then are sent again; some that happened in the minute before may be among them
                     * @example 2026-11-22T10:00:00.000Z
                     */
                    since: string;
                    /**
                     * @description true sends only those that have not arrived
                     * @default false
                     */
                    undelivered?: boolean;
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ulid": "01M81B7ZJ0GHJKMNPQRSTVWXYZ",
                     *       "url": "https://hooks.example.com/bacs",
                     *       "types": [
                     *         "production.completed",
                     *         "production.failed"
                     *       ],
                     *       "status": "active",
                     *       "disabled": null,
                     *       "failing_since": null,
                     *       "delivered_at": "2026-11-22T10:18:20.000Z",
                     *       "previous_secret_until": null,
                     *       "created_at": "2026-11-22T10:01:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replayWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the webhook
                 * @example 01M81B7ZJ0GHJKMNPQRSTVWXYZ
                 */
                id: string;
                /**
                 * @description Number of the event
                 * @example 4211
                 */
                event: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "event_id": 4211,
                     *       "type": "production.completed",
                     *       "subject": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *       "status": "pending",
                     *       "attempts": 0,
                     *       "next_try_at": "2026-11-22T11:00:00.000Z",
                     *       "last_tried_at": "2026-11-22T10:18:20.000Z",
                     *       "last_status": 204,
                     *       "last_answer": "",
                     *       "last_error": null,
                     *       "ended_at": null,
                     *       "created_at": "2026-11-22T10:18:19.900Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listWorkers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "7d3f1a52-94c8-4b0e-8f66-2c1d5e9a7b30",
                     *           "host": "worker-1",
                     *           "release": "0.1.0",
                     *           "started_at": "2026-11-22T09:58:00.000Z",
                     *           "queues": [
                     *             "render",
                     *             "delete",
                     *             "describe",
                     *             "webhook",
                     *             "bulk",
                     *             "reconcile",
                     *             "watch",
                     *             "release",
                     *             "twins",
                     *             "expire",
                     *             "clear"
                     *           ],
                     *           "profiles": [
                     *             "landscape-both-hls"
                     *           ],
                     *           "profiles_hash": "7c32c70658f24aba9db41f7d7125422765c12bad90f63a14c0c8ea43f2b76127"
                     *         }
                     *       ],
                     *       "paused_queues": []
                     *     }
                     */
                    "application/json": components["schemas"]["Workers"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "queues": [
                     *         {
                     *           "name": "render",
                     *           "waiting": 0,
                     *           "active": 1,
                     *           "delayed": 12,
                     *           "failed": 3,
                     *           "paused": false,
                     *           "oldest_waiting_at": null,
                     *           "oldest_active_at": "2026-11-22T10:16:02.200Z"
                     *         }
                     *       ],
                     *       "productions": [
                     *         {
                     *           "status": "completed",
                     *           "count": 1000,
                     *           "oldest": {
                     *             "ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *             "created_at": "2026-11-22T10:16:02.120Z"
                     *           }
                     *         }
                     *       ],
                     *       "fleet": {
                     *         "workers": [
                     *           {
                     *             "id": "7d3f1a52-94c8-4b0e-8f66-2c1d5e9a7b30",
                     *             "host": "worker-1",
                     *             "release": "0.1.0",
                     *             "started_at": "2026-11-22T09:58:00.000Z",
                     *             "queues": [
                     *               "render",
                     *               "delete",
                     *               "describe",
                     *               "webhook",
                     *               "bulk",
                     *               "reconcile",
                     *               "watch",
                     *               "release",
                     *               "twins",
                     *               "expire",
                     *               "clear"
                     *             ],
                     *             "profiles": [
                     *               "landscape-both-hls"
                     *             ],
                     *             "profiles_hash": "7c32c70658f24aba9db41f7d7125422765c12bad90f63a14c0c8ea43f2b76127"
                     *           }
                     *         ],
                     *         "line_paused": null
                     *       },
                     *       "budget": {
                     *         "calls_last_second": 4,
                     *         "learned_per_second": 7.2,
                     *         "throttled_at": "2026-11-22T10:15:59.000Z"
                     *       },
                     *       "degraded": []
                     *     }
                     */
                    "application/json": components["schemas"]["Overview"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    findProductions: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzEwOCwxNzk1MzQyNTYyMTIwXQ
                 */
                cursor?: string;
                /**
                 * @description Where the production stands; `completed`, `failed` and `canceled` are final
                 * @example failed
                 */
                status?: "queued" | "submitted" | "processing" | "completed" | "failed" | "canceled" | "deleting";
                /**
                 * @description Only those that failed with this code
                 * @example OUTPUT_MISSING
                 */
                error_code?: string;
                /**
                 * @description Only those that failed with this cause, as listFailures says it
                 * @example MediaConvert completed, but S3 lacks {number} of its outputs: {key}
                 */
                cause?: string;
                /**
                 * @description Only productions of this profile
                 * @example landscape-both-hls
                 */
                profile?: string;
                /**
                 * @description Only productions of this user
                 * @example 7
                 */
                user_id?: number;
                /**
                 * @description Whether `from`, `to` and the order go by when they were accepted, as without it, or by when they ended
                 * @example created
                 */
                by?: "created" | "ended";
                /**
                 * @description Only productions of this time or later
                 * @example 2026-11-22T00:00:00.000Z
                 */
                from?: string;
                /**
                 * @description Only productions before this time
                 * @example 2026-11-23T00:00:00.000Z
                 */
                to?: string;
                /**
                 * @description A part of the name or of the file’s name, or the beginning of the ULID
                 * @example evening
                 */
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "ulid": "01M81CWF20Q4W6X7Y8ZABCDEFG",
                     *           "user_id": 7,
                     *           "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *           "file_name": "evening-news.mp4",
                     *           "name": "Evening news",
                     *           "profile": "landscape-both-hls",
                     *           "status": "canceled",
                     *           "cancel_requested": true,
                     *           "attempt": 1,
                     *           "error": null,
                     *           "created_at": "2026-11-22T10:30:00.000Z",
                     *           "completed_at": "2026-11-22T10:30:43.500Z"
                     *         }
                     *       ],
                     *       "next_cursor": null,
                     *       "looked_at": 1,
                     *       "looked_to": null
                     *     }
                     */
                    "application/json": components["schemas"]["FoundProductions"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    inspectProduction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the production; its number is accepted too
                 * @example 01M81C2WT8M8Q4W6X7Y8ZABCDE
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "production": {
                     *         "id": 108,
                     *         "ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *         "user_id": 7,
                     *         "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *         "name": "Evening news",
                     *         "status": "completed",
                     *         "blocked_reason": null,
                     *         "priority": "normal",
                     *         "attempt": 1,
                     *         "rerenders": 0,
                     *         "progress_percent": 100,
                     *         "config": {
                     *           "profile": "landscape-both-hls"
                     *         },
                     *         "profile": "landscape-both-hls",
                     *         "settings_hash": "627dc8388c27caf982b63e653115eece86a42355324657e1a25def219cc22fcf",
                     *         "output_prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/",
                     *         "mediaconvert_job_id": "1795342562800-abc123",
                     *         "retried_from": null,
                     *         "cancel_requested_at": null,
                     *         "error": null,
                     *         "outputs": [
                     *           {
                     *             "kind": "hls",
                     *             "orientation": "landscape",
                     *             "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *             "mpd_url": null,
                     *             "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *             "bytes": 77952866,
                     *             "renditions": [
                     *               {
                     *                 "kind": "video",
                     *                 "name": "1080p_h",
                     *                 "width": 1920,
                     *                 "height": 1080,
                     *                 "bandwidth": 5546200,
                     *                 "duration_seconds": 61.2,
                     *                 "segments": 11,
                     *                 "bytes": 39894120,
                     *                 "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video1080p_h.m3u8"
                     *               },
                     *               {
                     *                 "kind": "video",
                     *                 "name": "720p_h",
                     *                 "width": 1280,
                     *                 "height": 720,
                     *                 "bandwidth": 3421600,
                     *                 "duration_seconds": 61.2,
                     *                 "segments": 11,
                     *                 "bytes": 24385856,
                     *                 "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video720p_h.m3u8"
                     *               },
                     *               {
                     *                 "kind": "video",
                     *                 "name": "480p_h",
                     *                 "width": 854,
                     *                 "height": 480,
                     *                 "bandwidth": 1897300,
                     *                 "duration_seconds": 61.2,
                     *                 "segments": 11,
                     *                 "bytes": 13551792,
                     *                 "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video480p_h.m3u8"
                     *               }
                     *             ],
                     *             "files": [
                     *               {
                     *                 "kind": "frames",
                     *                 "name": "_poster",
                     *                 "url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *                 "width": 1280,
                     *                 "height": 720,
                     *                 "bytes": 121098,
                     *                 "duration_seconds": null,
                     *                 "count": 1
                     *               }
                     *             ]
                     *           },
                     *           {
                     *             "kind": "hls",
                     *             "orientation": "portrait",
                     *             "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video.m3u8",
                     *             "mpd_url": null,
                     *             "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg",
                     *             "bytes": 32039963,
                     *             "renditions": [
                     *               {
                     *                 "kind": "video",
                     *                 "name": "720p_v",
                     *                 "width": 720,
                     *                 "height": 1280,
                     *                 "bandwidth": 2712900,
                     *                 "duration_seconds": 61.2,
                     *                 "segments": 11,
                     *                 "bytes": 19401224,
                     *                 "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video720p_v.m3u8"
                     *               },
                     *               {
                     *                 "kind": "video",
                     *                 "name": "540p_v",
                     *                 "width": 540,
                     *                 "height": 960,
                     *                 "bandwidth": 1754700,
                     *                 "duration_seconds": 61.2,
                     *                 "segments": 11,
                     *                 "bytes": 12540352,
                     *                 "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video540p_v.m3u8"
                     *               }
                     *             ],
                     *             "files": [
                     *               {
                     *                 "kind": "frames",
                     *                 "name": "_poster",
                     *                 "url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg",
                     *                 "width": 720,
                     *                 "height": 1280,
                     *                 "bytes": 98387,
                     *                 "duration_seconds": null,
                     *                 "count": 1
                     *               }
                     *             ]
                     *           }
                     *         ],
                     *         "created_at": "2026-11-22T10:16:02.120Z",
                     *         "started_at": "2026-11-22T10:16:02.900Z",
                     *         "completed_at": "2026-11-22T10:17:41.250Z",
                     *         "queue_position": null,
                     *         "estimated_start": null,
                     *         "next_try_at": null
                     *       },
                     *       "row": {
                     *         "blocked_at": null,
                     *         "released_at": "2026-11-22T10:16:02.200Z",
                     *         "submit_intent_at": "2026-11-22T10:16:02.310Z",
                     *         "submit_resent_at": null,
                     *         "submit_searched_at": null,
                     *         "updated_at": "2026-11-22T10:17:41.250Z",
                     *         "turn": 1000000,
                     *         "failed_jobs": []
                     *       },
                     *       "timeline": {
                     *         "ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *         "status": "completed",
                     *         "blocked_reason": null,
                     *         "items": [
                     *           {
                     *             "at": "2026-11-22T10:16:02.120Z",
                     *             "event": "queued",
                     *             "attempt": 1,
                     *             "detail": null
                     *           },
                     *           {
                     *             "at": "2026-11-22T10:16:02.310Z",
                     *             "event": "intended",
                     *             "attempt": 1,
                     *             "detail": null
                     *           },
                     *           {
                     *             "at": "2026-11-22T10:16:02.900Z",
                     *             "event": "submitted",
                     *             "attempt": 1,
                     *             "detail": null
                     *           },
                     *           {
                     *             "at": "2026-11-22T10:16:08.040Z",
                     *             "event": "processing",
                     *             "attempt": 1,
                     *             "detail": null
                     *           },
                     *           {
                     *             "at": "2026-11-22T10:17:41.250Z",
                     *             "event": "completed",
                     *             "attempt": 1,
                     *             "detail": null
                     *           }
                     *         ],
                     *         "truncated": false
                     *       },
                     *       "settings": {
                     *         "settings": {
                     *           "Inputs": [
                     *             {
                     *               "FileInput": "s3://bacs-mc-uploads/uploads/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/video.mp4",
                     *               "TimecodeSource": "ZEROBASED"
                     *             }
                     *           ]
                     *         },
                     *         "same": true,
                     *         "problem": null
                     *       },
                     *       "console_url": "https://eu-west-1.console.aws.amazon.com/mediaconvert/home?region=eu-west-1#/jobs/summary/1795342562800-abc123",
                     *       "queue": "found",
                     *       "job": {
                     *         "id": "01M81C2WT8M8Q4W6X7Y8ZABCDE.1",
                     *         "state": "completed",
                     *         "steps": 3,
                     *         "errors": 0,
                     *         "failed_reason": null,
                     *         "created_at": "2026-11-22T10:16:02.120Z",
                     *         "log": [
                     *           "2026-11-22T10:17:41.250Z completed"
                     *         ],
                     *         "board_url": "/admin/queues/queue/render/01M81C2WT8M8Q4W6X7Y8ZABCDE.1"
                     *       },
                     *       "upload": {
                     *         "id": 42,
                     *         "uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *         "status": "uploaded",
                     *         "filename": "evening-news.mp4",
                     *         "content_type": "video/mp4",
                     *         "size_bytes": 48234496,
                     *         "width": 1920,
                     *         "height": 1080,
                     *         "duration_seconds": 61,
                     *         "source": {
                     *           "container": "mp4",
                     *           "width": 1920,
                     *           "height": 1080,
                     *           "coded_width": 1920,
                     *           "coded_height": 1080,
                     *           "pixel_aspect_ratio": 1,
                     *           "rotation": 0,
                     *           "rotation_told": 0,
                     *           "duration_seconds": 61.2,
                     *           "frame_rate": 25,
                     *           "frame_rate_varies": false,
                     *           "scan_type": "progressive",
                     *           "color": "sdr",
                     *           "tracks": [
                     *             {
                     *               "type": "video",
                     *               "codec": "AVC",
                     *               "duration_seconds": 61.2
                     *             },
                     *             {
                     *               "type": "audio",
                     *               "codec": "AAC",
                     *               "duration_seconds": 61.184
                     *             }
                     *           ]
                     *         },
                     *         "source_problem": null,
                     *         "created_at": "2026-11-22T10:15:30.000Z",
                     *         "uploaded_at": "2026-11-22T10:15:58.000Z",
                     *         "expires_at": null
                     *       },
                     *       "publications": [
                     *         {
                     *           "id": 12,
                     *           "etag": "\"c2hvd24gdG8gZXZlcnlib2R5Lg\"",
                     *           "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *           "production_ulid": "01M81C2WT8M8Q4W6X7Y8ZABCDE",
                     *           "production_status": "completed",
                     *           "space_id": 3,
                     *           "status": "published",
                     *           "visibility": "inherit",
                     *           "visible_in_space": true,
                     *           "visible_in_global": true,
                     *           "shows": {
                     *             "title": "Evening news",
                     *             "description": "The evening news of 22 November.",
                     *             "duration_seconds": 61,
                     *             "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *             "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *             "media": [
                     *               {
                     *                 "orientation": "landscape",
                     *                 "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *                 "mpd_url": null,
                     *                 "file_url": null,
                     *                 "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg"
                     *               },
                     *               {
                     *                 "orientation": "portrait",
                     *                 "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video.m3u8",
                     *                 "mpd_url": null,
                     *                 "file_url": null,
                     *                 "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01M81C2WT8M8Q4W6X7Y8ZABCDE/portrait/video_poster.0000000.jpg"
                     *               }
                     *             ]
                     *           },
                     *           "replaces": null,
                     *           "requested_by": 7,
                     *           "approved_by": 7,
                     *           "taken_down_by": null,
                     *           "published_at": "2026-11-22T10:18:00.000Z",
                     *           "unpublished_at": null,
                     *           "created_at": "2026-11-22T10:18:00.000Z"
                     *         }
                     *       ],
                     *       "deletion": null,
                     *       "retries": []
                     *     }
                     */
                    "application/json": components["schemas"]["Inspection"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listFailures: {
        parameters: {
            query?: {
                /**
                 * @description Only productions of this time or later
                 * @example 2026-11-22T00:00:00.000Z
                 */
                from?: string;
                /**
                 * @description Only productions before this time
                 * @example 2026-11-23T00:00:00.000Z
                 */
                to?: string;
                /**
                 * @description Only those that failed with this code
                 * @example OUTPUT_MISSING
                 */
                error_code?: string;
                /**
                 * @description Only productions of this user
                 * @example 7
                 */
                user_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "code": "OUTPUT_MISSING",
                     *           "class": "account",
                     *           "retryable": true,
                     *           "help": "MediaConvert has rendered, and the files are not there. Retry it; if they are missing again, the operator looks for what removes them from the bucket.",
                     *           "cause": "MediaConvert completed, but S3 lacks {number} of its outputs: {key}",
                     *           "count": 2,
                     *           "first_at": "2026-11-22T09:12:00.000Z",
                     *           "last_at": "2026-11-22T09:40:00.000Z",
                     *           "examples": [
                     *             "01M81CWF20Q4W6X7Y8ZABCDEFG",
                     *             "01M81EQC70X7Y8ZABCDEFGHJKM"
                     *           ]
                     *         }
                     *       ],
                     *       "looked_at": 2,
                     *       "truncated": false
                     *     }
                     */
                    "application/json": components["schemas"]["Failures"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    previewBulkAction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "action": "retry",
                 *       "filter": {
                 *         "status": "canceled",
                 *         "by": "created",
                 *         "text": "evening"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @enum {unknown} */
                    action: "retry" | "cancel";
                    filter: components["schemas"]["ProductionFilter"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "token": "01M81GQ3K0MNPQRSTVWXYZABCD",
                     *       "action": "retry",
                     *       "count": 1,
                     *       "truncated": false,
                     *       "looked_at": 1,
                     *       "sample": [
                     *         {
                     *           "ulid": "01M81CWF20Q4W6X7Y8ZABCDEFG",
                     *           "user_id": 7,
                     *           "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *           "file_name": "evening-news.mp4",
                     *           "name": "Evening news",
                     *           "profile": "landscape-both-hls",
                     *           "status": "canceled",
                     *           "cancel_requested": true,
                     *           "attempt": 1,
                     *           "error": null,
                     *           "created_at": "2026-11-22T10:30:00.000Z",
                     *           "completed_at": "2026-11-22T10:30:43.500Z"
                     *         }
                     *       ],
                     *       "estimated_calls": {
                     *         "CreateJob": 1,
                     *         "GetJob": 1,
                     *         "CancelJob": 0,
                     *         "SearchJobs": 0
                     *       },
                     *       "expires_at": "2026-11-22T11:17:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["BulkActionPreview"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listBulkActions: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzUsMTc5NTM0NjQwMDAwMF0
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "ulid": "01M81GQ3K0MNPQRSTVWXYZABCD",
                     *           "action": "retry",
                     *           "filter": {
                     *             "status": "canceled",
                     *             "by": "created",
                     *             "text": "evening"
                     *           },
                     *           "user_id": 8,
                     *           "status": "completed",
                     *           "total": 1,
                     *           "done": 1,
                     *           "skipped": 0,
                     *           "refused": 0,
                     *           "started_at": "2026-11-22T11:02:10.000Z",
                     *           "aborted_by": null,
                     *           "ended_at": "2026-11-22T11:02:10.600Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["BulkActions"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    startBulkAction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "01M81GQ3K0MNPQRSTVWXYZABCD"
                 *     }
                 */
                "application/json": {
                    /** @description The `token` of the preview */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ulid": "01M81GQ3K0MNPQRSTVWXYZABCD",
                     *       "action": "retry",
                     *       "filter": {
                     *         "status": "canceled",
                     *         "by": "created",
                     *         "text": "evening"
                     *       },
                     *       "user_id": 8,
                     *       "status": "running",
                     *       "total": 1,
                     *       "done": 0,
                     *       "skipped": 0,
                     *       "refused": 0,
                     *       "started_at": "2026-11-22T11:02:10.000Z",
                     *       "aborted_by": null,
                     *       "ended_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["BulkAction"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getBulkAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the bulk action
                 * @example 01M81GQ3K0MNPQRSTVWXYZABCD
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ulid": "01M81GQ3K0MNPQRSTVWXYZABCD",
                     *       "action": "retry",
                     *       "filter": {
                     *         "status": "canceled",
                     *         "by": "created",
                     *         "text": "evening"
                     *       },
                     *       "user_id": 8,
                     *       "status": "completed",
                     *       "total": 1,
                     *       "done": 1,
                     *       "skipped": 0,
                     *       "refused": 0,
                     *       "started_at": "2026-11-22T11:02:10.000Z",
                     *       "aborted_by": null,
                     *       "ended_at": "2026-11-22T11:02:10.600Z"
                     *     }
                     */
                    "application/json": components["schemas"]["BulkAction"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listBulkActionItems: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
                /**
                 * @description Only those of which this came
                 * @example skipped
                 */
                outcome?: "done" | "skipped" | "refused";
            };
            header?: never;
            path: {
                /**
                 * @description ULID of the bulk action
                 * @example 01M81GQ3K0MNPQRSTVWXYZABCD
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "production_ulid": "01M81CWF20Q4W6X7Y8ZABCDEFG",
                     *           "seen_status": "canceled",
                     *           "outcome": "done",
                     *           "reason": null,
                     *           "result_ulid": "01M81EQC70X7Y8ZABCDEFGHJKM",
                     *           "at": "2026-11-22T11:02:10.400Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["BulkActionItems"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    abortBulkAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the bulk action
                 * @example 01M81GQ3K0MNPQRSTVWXYZABCD
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ulid": "01M81GQ3K0MNPQRSTVWXYZABCD",
                     *       "action": "retry",
                     *       "filter": {
                     *         "status": "canceled",
                     *         "by": "created",
                     *         "text": "evening"
                     *       },
                     *       "user_id": 8,
                     *       "status": "aborted",
                     *       "total": 1,
                     *       "done": 0,
                     *       "skipped": 0,
                     *       "refused": 0,
                     *       "started_at": "2026-11-22T11:02:10.000Z",
                     *       "aborted_by": 8,
                     *       "ended_at": "2026-11-22T11:02:10.200Z"
                     *     }
                     */
                    "application/json": components["schemas"]["BulkAction"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
}
